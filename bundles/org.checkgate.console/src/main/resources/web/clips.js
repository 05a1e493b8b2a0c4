import { LitElement, html, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { get } from './api.js';
import { count } from './words.js';
import { findings } from './finding.js';

const SHOWN = 60;
// The camera facts worth a glance, in the order in which an assistant reads them.
const FACTS = [['reel', 'Reel'], ['frameRate', 'Rate'], ['codec', 'Codec'], ['iso', 'ISO'], ['lensModel', 'Lens'], ['audio.channels', 'Channels'],
  ['audio.sampleRate', 'Sample rate'], ['scene', 'Scene'], ['take', 'Take']];

const plain = (field) => (typeof field?.value === 'object' ? field.value.text : field?.value);

class Clips extends LitElement {
  static properties = { roll: { attribute: false }, open: { attribute: false }, seen: { attribute: false }, detail: { state: true }, trouble: { state: true } };

  createRenderRoot() {
    return this;
  }

  // Only to begin with: what a person opened or closed since stays so.
  firstUpdated() {
    this.querySelector('details').open = this.open;
  }

  // Rendering that has moved on may have brought new proxies.
  updated(changed) {
    if (changed.has('seen') && this.querySelector('details')?.open) this.#load();
  }

  render() {
    return html`<details class="clips" @toggle=${(e) => e.target.open && !this.detail && this.#load()}>
      <summary>Clips${this.detail ? ` (${this.detail.clips.length}${this.#waiting()})` : ''}</summary>
      ${this.trouble ? html`<p class="quiet">${this.trouble}</p>` : nothing}
      ${this.detail?.clips.length === 0 ? html`<p class="quiet">No clip was recognised; the files are kept all the same.</p>` : nothing}
      <div class="grid">${this.detail?.clips.slice(0, SHOWN).map((c, at) => this.#clip(c, this.detail.clipStates[at] ?? {}))}</div>
      ${this.detail?.clips.length > SHOWN ? html`<p class="quiet">and ${this.detail.clips.length - SHOWN} more.</p>` : nothing}
    </details>`;
  }

  #waiting() {
    const waiting = this.detail.clipStates.filter((c) => c.state === 'waiting').length;
    return waiting ? `, ${waiting} waiting for a camera plugin` : '';
  }

  #clip(clip, standing) {
    const media = this.detail.media.find((m) => m.clip === clip.name);
    const m = clip.metadata;
    const facts = FACTS.map(([key, word]) => [word, plain(m[key])]).filter(([, value]) => value !== undefined);
    const size = plain(m.width) && plain(m.height) ? `${plain(m.width)} × ${plain(m.height)}` : null;
    return html`<figure class="clip" data-clip=${clip.name} data-state=${standing.state ?? nothing}>
      ${media ? html`<video controls preload="none" poster=${ifDefined(media.poster ?? undefined)} src=${media.proxy} data-proxy aria-label=${`Proxy of ${clip.name}`}></video>`
        : html`<div class="none">No proxy ${this.seen === 'DONE' ? 'was made of this clip' : 'yet'}</div>`}
      <figcaption>
        <p class="name">${clip.name}</p>
        <dl>
          ${plain(m.startTimecode) ? html`<div class="tc"><dt>Start</dt><dd>${plain(m.startTimecode)}</dd></div>` : nothing}
          ${size ? html`<div><dt>Picture</dt><dd>${size}</dd></div>` : nothing}
          ${facts.map(([word, value]) => html`<div><dt>${word}</dt><dd>${value}</dd></div>`)}
          ${standing.plugin && standing.pluginVersion ? html`<div><dt>Described by</dt><dd>${standing.plugin} ${standing.pluginVersion}</dd></div>` : nothing}
          <div><dt>Format</dt><dd>${clip.format}, ${count(clip.files.length, 'file')}</dd></div>
        </dl>
        ${standing.waitsFor ? html`<p class="waits">${standing.waitsFor}</p>` : nothing}
        ${findings(clip.findings ?? [], { roll: this.roll.id })}
      </figcaption>
    </figure>`;
  }

  async #load() {
    try {
      this.detail = await get(`rolls/${this.roll.id}?without=files`);
      this.trouble = '';
    } catch (e) {
      this.trouble = `${e.message} ${e.next ?? ''}`;
    }
  }
}
customElements.define('cg-clips', Clips);
