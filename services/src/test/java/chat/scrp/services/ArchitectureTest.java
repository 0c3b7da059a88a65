package chat.scrp.services;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;

@AnalyzeClasses(packages = "chat.scrp.services", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule featuresDependOnEachOtherOneWay =
      slices().matching("chat.scrp.services.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheLinksHoldConnectionsToRedis =
      noClasses()
          .that()
          .resideOutsideOfPackage("chat.scrp.services.redis..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Redis.class, RedisConnection.class, RedisAPI.class, RedisOptions.class)
          .because("a connection has to come back by itself, with time-outs and scripts");

  @ArchTest
  static final ArchRule decidingKnowsNoStore =
      noClasses()
          .that()
          .resideInAnyPackage(
              "chat.scrp.services.dispatch..",
              "chat.scrp.services.request..",
              "chat.scrp.services.account..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.vertx.redis..");

  @ArchTest
  static final ArchRule onlyTheProtocolKnowsTheJsonMapper =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml.jackson.databind..", "io.vertx.core.json..");

  @ArchTest
  static final ArchRule servicesKnowNoSockets =
      noClasses()
          .that()
          .resideOutsideOfPackage("chat.scrp.services.redis..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx.core.net..", "io.vertx.core.http..");

  @ArchTest
  static final ArchRule nobodyPrintsOrHoldsAThread =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);
}
