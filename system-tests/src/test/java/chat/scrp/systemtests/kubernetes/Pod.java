package chat.scrp.systemtests.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The server's container as a process of this machine: the image's command, the pod's environment
 * and user, a root that can not be written to, no capabilities. Needs to be root and to be allowed
 * to make a mount namespace.
 */
final class Pod implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);

  private final Process process;
  private final LinkedBlockingQueue<String> output = new LinkedBlockingQueue<>();
  private final List<String> said = new ArrayList<>();

  private Pod(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read, "pod-output");
    reader.setDaemon(true);
    reader.start();
  }

  static boolean isPossible() {
    try {
      Process trial = new ProcessBuilder("unshare", "--mount", "true").start();
      return trial.waitFor(10, TimeUnit.SECONDS) && trial.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * @param files what the volumes hold, by their paths in the container
   */
  static Pod start(JsonNode pod, Map<String, String> environment, Map<String, String> files)
      throws IOException {
    long user = pod.at("/spec/securityContext/runAsUser").asLong();
    long group = pod.at("/spec/securityContext/runAsGroup").asLong();
    StringBuilder script = new StringBuilder(root());
    for (JsonNode mount : pod.at("/spec/containers/0/volumeMounts")) {
      script.append("mkdir -p $R").append(mount.path("mountPath").asText()).append('\n');
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path held = Files.createTempFile("scrp-pod", "");
      held.toFile().deleteOnExit();
      Files.writeString(held, file.getValue());
      script
          .append("install -m 0440 -g " + group + " " + held + " $R" + file.getKey())
          .append('\n');
    }
    String variables =
        environment.entrySet().stream()
            .map(e -> "'" + e.getKey() + "=" + e.getValue() + "'")
            .collect(Collectors.joining(" "));
    script.append("mount -o remount,ro $R\nmount -t tmpfs -o mode=1777 tmpfs $R/tmp\n");
    script.append(
        "exec chroot $R /usr/bin/setpriv --no-new-privs --bounding-set=-all --inh-caps=-all"
            + (" --clear-groups --reuid=" + user + " --regid=" + group)
            + " /usr/bin/env -i "
            + variables
            + " "
            + String.join(" ", command())
            + "\n");
    return new Pod(
        new ProcessBuilder("unshare", "--mount", "sh", "-c", script.toString())
            .redirectErrorStream(true)
            .start());
  }

  /** A root of its own: what the machine has, read-only, and the jar where the image has it. */
  private static String root() {
    String java = System.getProperty("java.home");
    Path jar = Path.of(System.getProperty("server.jar")).toAbsolutePath().normalize();
    return """
        set -e
        R=$(mktemp -d)
        mount -t tmpfs tmpfs $R
        mkdir -p $R/proc $R/dev $R/tmp $R/opt/scrp $R/etc $R/usr $R%1$s
        for d in bin sbin lib lib64 lib32; do [ -e /$d ] && ln -s usr/$d $R/$d; done
        mount --bind -o ro /usr $R/usr
        mount --bind -o ro %1$s $R%1$s
        mount --bind /dev $R/dev
        mount -t proc proc $R/proc
        for f in passwd group hosts resolv.conf nsswitch.conf ld.so.cache; do
          [ -e /etc/$f ] && cp -L /etc/$f $R/etc/$f
        done
        for d in /etc/java* /etc/ssl; do [ -d $d ] && cp -r $d $R/etc/; done
        cp %2$s $R/opt/scrp/scrp-server.jar
        """
        .formatted(java, jar);
  }

  /** The image's command with this machine's Java. */
  private static List<String> command() throws IOException {
    String dockerfile = Files.readString(Path.of(System.getProperty("dockerfile")));
    List<String> command = new ArrayList<>(words(dockerfile, "ENTRYPOINT"));
    command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(words(dockerfile, "CMD"));
    return command;
  }

  private static List<String> words(String dockerfile, String instruction) {
    Matcher line = Pattern.compile("(?ms)^" + instruction + " \\[(.*?)\\]").matcher(dockerfile);
    if (!line.find()) {
      throw new AssertionError("no " + instruction + " in the Dockerfile");
    }
    Matcher word = Pattern.compile("\"([^\"]*)\"").matcher(line.group(1));
    return word.results().map(found -> found.group(1)).toList();
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      reader.lines().forEach(output::add);
    } catch (IOException | UncheckedIOException e) {
      output.add("(output ended)");
    }
  }

  /** Waits for a line with this. */
  String await(Pattern pattern) throws InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (true) {
      @Nullable String line = output.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (line == null) {
        throw new AssertionError("no " + pattern + " in\n" + String.join("\n", said));
      }
      said.add(line);
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
  }

  /** A file of its process in {@code /proc}. */
  String proc(String name) throws IOException {
    return Files.readString(Path.of("/proc", Long.toString(process.pid()), name));
  }

  /** SIGTERM, as Kubernetes does; the status that it ends with. */
  int terminate(Duration limit) throws InterruptedException {
    process.toHandle().destroy();
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("still running after " + limit);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
