import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { post } from './api.js';
import { light } from './light.js';
import { findings, told } from './finding.js';
import { count, day } from './words.js';
import './others.js';
import './roll.js';
import './sign.js';

// The verdict stands first in the sentence; from afar it is all that is read.
function verdict(why) {
  const end = why.indexOf(':');
  return end < 0 ? why : html`<b class="verdict">${why.slice(0, end + 1)}</b> ${why.slice(end + 1).trim()}`;
}

class Drive extends LitElement {
  static properties = {
    drive: { attribute: false }, rolls: { attribute: false }, lanes: { attribute: false }, open: { attribute: false },
    said: { state: true },
  };

  createRenderRoot() {
    return this;
  }

  render() {
    const d = this.drive;
    // What a finding holds would only be held again.
    const stuck = this.rolls.flatMap((r) => r.steps.filter((s) => (s.state === 'BLOCKED' || s.state === 'WAITING') && !told(r.findings, s.reason)));
    // Of a single roll that is not staged, the roll itself offers it.
    const retry = stuck.length > 1 || stuck.some((s) => s.step !== 'STAGE');
    const bad = [d, ...this.rolls].some((part) => part.findings.some((f) => f.severity !== 'INFO'));
    return html`<article class="drive" data-drive=${d.id} data-state=${d.state} data-present=${d.present} aria-label=${`Drive ${d.label}`}>
      <div class="head">
        <div class="who">
          <h2>${d.label || 'Unnamed drive'} <span class="chip">#${d.id}</span> <span class="chip ${d.present ? '' : 'gone'}">${d.present ? 'plugged in' : 'not there'}</span></h2>
          <p class="path" title=${d.mount}>${d.mount}</p>
          <p class="to">${d.title ? html`<b>${d.title}</b> · ${day(d.day)} · ${d.unit}` : html`<b>Belongs to nobody yet</b>`}
            · ${count(d.rolls.length, 'roll')}${d.other ? html` · ${count(d.other, 'other file')}` : nothing}</p>
          ${retry ? html`<button class="plain" data-retry @click=${this.#retry}>Try again what is stuck</button>` : nothing}
          ${this.said ? html`<p class="said" role="status">${this.said}</p>` : nothing}
        </div>
        ${light('SAFE_TO_UNPLUG', 'Safe to unplug', d.light.SAFE_TO_UNPLUG, bad, verdict(d.light.SAFE_TO_UNPLUG.why))}
      </div>
      ${findings(d.findings)}
      ${d.title ? nothing : html`<cg-destination .drive=${d.id} @taken=${this.#changed}></cg-destination>`}
      ${this.#movable() ? html`<details class="person" data-move><summary>Wrong title, day or unit…</summary>
        <p>As long as nothing of it is in the cloud, the drive can be given to another production: it is read again for that one, and what was copied of it so far goes nowhere. Leave it plugged in.</p>
        <cg-destination .drive=${d.id} @taken=${this.#changed}></cg-destination></details>` : nothing}
      ${repeat(this.rolls, (r) => r.id, (r) => html`<cg-roll .roll=${r} .present=${d.present} .open=${this.open} .lanes=${this.lanes.filter((l) => l.rollId === r.id)}></cg-roll>`)}
      ${this.rolls.some((r) => r.toSign) ? html`<cg-sign .drive=${d} @taken=${this.#changed}></cg-sign>` : nothing}
      ${d.other ? html`<cg-others .drive=${d.id} .total=${d.other} .undecided=${d.undecided} @taken=${this.#changed}></cg-others>` : nothing}
    </article>`;
  }

  /** Whether anything may have left for the cloud says the appliance; here it is only asked where that cannot be seen already. */
  #movable() {
    const sent = (s) => s.step === 'SYNC' && (s.state === 'RUNNING' || s.state === 'DONE');
    return this.drive.title && this.drive.state === 'LISTED' && !this.drive.findings.some((f) => f.code === 'WITHDRAWN') && !this.rolls.some((r) => r.steps.some(sent));
  }

  #retry = async () => {
    try {
      const { rearmed } = await post(`drives/${this.drive.id}/retry`);
      this.said = `${count(rearmed, 'station')} set to work again.`;
    } catch (e) {
      this.said = `${e.message} ${e.next ?? ''}`;
    }
    this.#changed();
  };

  #changed = () => this.dispatchEvent(new Event('changed'));
}
customElements.define('cg-drive', Drive);
