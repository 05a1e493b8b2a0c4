/**
 * The durable truth. A {@link org.checkgate.ledger.Drive} arrives and is listed: its {@link org.checkgate.ledger.Roll rolls}
 * and {@link org.checkgate.ledger.RollFile files} are written with what the manifests state. Each roll then passes the
 * {@link org.checkgate.ledger.Step stations} of the {@link org.checkgate.ledger.Pipeline}, claimed from the
 * {@link org.checkgate.ledger.WorkQueue}. A station that moves bytes journals them in {@link org.checkgate.ledger.Uploads}
 * and notes what it proved as a {@link org.checkgate.ledger.Copy} with its {@link org.checkgate.ledger.Strength}.
 * What need not stay in staging leaves it by {@link org.checkgate.ledger.Clearing}.
 * What a person alone can say is a fact of its own: the sign-off of {@link org.checkgate.ledger.ShootDays}, and which files that
 * belong to no roll are {@linkplain org.checkgate.ledger.Drives#dismiss dismissed}, and which findings are
 * {@linkplain org.checkgate.ledger.Rolls#accept accepted}; each speaks of what its person saw and of nothing that comes later.
 * What camera plugins say stands in {@link org.checkgate.ledger.Clips}, is asked for again by {@link org.checkgate.ledger.Inspections},
 * and is corrected by persons on {@link org.checkgate.ledger.Cards}; no light rests on it.
 * {@link org.checkgate.ledger.Lights} derives what people may do from nothing but these facts. How many there are of them is counted in the
 * step that changes them, so that a light costs the same however many files a roll has, and is counted anew at each start.
 * When copies were looked at again, and what was wrong with them, is told by {@link org.checkgate.ledger.Scrubs}.
 * What persons order of the backbone stands in {@link org.checkgate.ledger.Steering}.
 * {@link org.checkgate.ledger.Ledgers#restore} brings a damaged ledger back, with every copy in doubt until it is proven anew; where no
 * backup is left, {@link org.checkgate.ledger.Rebuild} fills a new one from what lies in staging.
 * What a monitoring system asks for are its {@link org.checkgate.ledger.Measures}.
 */
@Version("1.0.0")
package org.checkgate.ledger;

import org.osgi.annotation.versioning.Version;
