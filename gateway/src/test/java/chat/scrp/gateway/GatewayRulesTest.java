package chat.scrp.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "chat.scrp.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
class GatewayRulesTest {
  @ArchTest
  static final ArchRule servicesAreReachedOverTheEventBus =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "chat.scrp.services.user..",
              "chat.scrp.services.room..",
              "chat.scrp.services.message..",
              "chat.scrp.services.friend..",
              "chat.scrp.services.session..",
              "chat.scrp.services.presence..");

  @ArchTest
  static final ArchRule redisIsOnlySubscribedTo =
      noClasses()
          .that()
          .haveNameNotMatching(".*ServicesBackend.*")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("chat.scrp.services.redis..", "io.vertx.redis..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule jsonIsTheCodecsBusiness =
      noClasses().should().dependOnClassesThat().resideInAPackage("com.fasterxml..");

  @ArchTest
  static final ArchRule pushingKnowsNoSockets =
      classes()
          .that()
          .resideInAPackage("chat.scrp.gateway.push")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackages(
              "chat.scrp.gateway.socket", "chat.scrp.gateway.dispatch", "io.netty..");

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("chat.scrp.gateway.(*)").should().beFreeOfCycles();
}
