/**
 * Clips in, viewable files out. {@link org.checkgate.render.ProxyRenderer} takes a {@link org.checkgate.render.RenderJob},
 * which names a clip and the loopback address where its bytes may be read, tells its
 * {@link org.checkgate.render.Progress}, and hands back what was {@link org.checkgate.render.Rendered}: a proxy that was
 * looked at before it got its name. What goes wrong is a {@link org.checkgate.render.RenderException}, a sentence that
 * also says whether trying again makes sense. Who renders one clip needs neither ledger nor store.
 * {@link org.checkgate.render.RollRenderer} does so for each clip of a roll in the ledger, and stores what comes out.
 */
@Version("1.0.0")
package org.checkgate.render;

import org.osgi.annotation.versioning.Version;
