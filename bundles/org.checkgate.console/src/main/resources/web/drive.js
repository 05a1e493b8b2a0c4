import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { get, post } from './api.js';
import { light } from './light.js';
import { findings, told } from './finding.js';
import { count, day } from './words.js';
import './roll.js';

const OTHERS = 200;

// The verdict stands first in the sentence; from afar it is all that is read.
function verdict(why) {
  const end = why.indexOf(':');
  return end < 0 ? why : html`<b class="verdict">${why.slice(0, end + 1)}</b> ${why.slice(end + 1).trim()}`;
}

class Drive extends LitElement {
  static properties = {
    drive: { attribute: false }, rolls: { attribute: false }, lanes: { attribute: false }, open: { attribute: false },
    others: { state: true }, said: { state: true },
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
      ${repeat(this.rolls, (r) => r.id, (r) => html`<cg-roll .roll=${r} .present=${d.present} .open=${this.open} .lanes=${this.lanes.filter((l) => l.rollId === r.id)}></cg-roll>`)}
      ${d.other ? html`<details class="others" data-others=${d.other} @toggle=${this.#load}>
        <summary>${count(d.other, 'other file')} that ${d.other === 1 ? 'belongs' : 'belong'} to no roll</summary>
        ${this.others ? html`<ul>${this.others.slice(0, OTHERS).map((o) => html`<li><code>${o}</code></li>`)}</ul>
          ${this.others.length > OTHERS ? html`<p class="quiet">and ${this.others.length - OTHERS} more.</p>` : nothing}` : html`<p class="quiet">Asking…</p>`}
      </details>` : nothing}
    </article>`;
  }

  #load = async (e) => {
    if (e.target.open) this.others = (await get(`drives/${this.drive.id}?without=files`)).other;
  };

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
