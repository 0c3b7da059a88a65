/** The manifests in {@code k8s/}, as far as they can be tried without a cluster. */
@NullMarked
package chat.scrp.systemtests.kubernetes;

import org.jspecify.annotations.NullMarked;
