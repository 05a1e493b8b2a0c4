import { LitElement, html, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { get } from './api.js';
import { findings } from './finding.js';
import { count, day } from './words.js';
import './inspected.js';

// An image sequence has a file a frame: the first ones say what the others are.
const FILES = 100;
// What the names of fields do not say by themselves: their words, and the unit that their value is in.
const WORDS = {
  iso: 'ISO', cameraId: 'Camera', tStop: 'T-stop', fNumber: 'f-number', whiteBalanceKelvin: 'White balance', focalLengthMm: 'Focal length', focusDistanceM: 'Focus distance',
  durationFrames: 'Duration', anamorphicSqueeze: 'Squeeze',
};
const UNITS = {
  whiteBalanceKelvin: 'K', focalLengthMm: 'mm', focusDistanceM: 'm', shutterAngle: '°', exposureTime: 's', durationFrames: 'frames', 'audio.sampleRate': 'Hz', width: 'px', height: 'px',
};

const word = (field) => WORDS[field] ?? `${field[0].toUpperCase()}${field.slice(1).replace('.', ' ').replace(/[A-Z]/g, (sign) => ` ${sign.toLowerCase()}`)}`;

function value(field, said) {
  if (Array.isArray(said)) return said.join(', ');
  if (typeof said === 'boolean') return said ? 'yes' : 'no';
  if (said !== null && typeof said === 'object') return html`${said.text ?? JSON.stringify(said)}${said.rate ? html`<small>frame ${said.frames} at ${said.rate}${said.dropFrame ? ', drop-frame' : ''}</small>` : nothing}`;
  return `${said}${UNITS[field] ? ` ${UNITS[field]}` : ''}`;
}

/** All that is known of one clip, above the page. The page's address names it while it is open. */
class Clip extends LitElement {
  static properties = { seen: { state: true }, trouble: { state: true } };
  #wanted = null;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#follow);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#follow);
  }

  firstUpdated() {
    this.#follow();
  }

  render() {
    return html`<dialog class="whole" aria-labelledby="whole-title" @close=${this.#closed}>
      <form method="dialog" class="shut"><button class="plain" data-close>Close</button></form>
      ${this.trouble ? html`<h2 id="whole-title" tabindex="-1">This clip cannot be shown</h2><p class="refused" role="alert">${this.trouble}</p>`
        : this.seen ? this.#whole(this.seen) : html`<h2 id="whole-title" tabindex="-1">Asking the appliance…</h2>`}
    </dialog>`;
  }

  #whole({ clip: c, proxy, poster, clearedAt, files, description: d }) {
    return html`<h2 id="whole-title" tabindex="-1" class="name">${c.name}</h2>
      <p class="quiet" data-whole=${c.id}>Roll ${c.roll} · ${c.title} · ${day(c.day)} · ${c.unit} · ${c.format}${c.plugin && c.pluginVersion ? ` · described by ${c.plugin} ${c.pluginVersion}` : ''}</p>
      ${c.waitsFor ? html`<p class="waits">${c.waitsFor}</p>` : nothing}
      ${proxy ? html`<video controls preload="none" poster=${ifDefined(poster ?? undefined)} src=${proxy} aria-label=${`Proxy of ${c.name}`}></video>` : nothing}
      ${findings(d.findings ?? [])}
      ${c.corrections.length ? html`<section aria-labelledby="whole-right"><h3 id="whole-right">Corrected</h3>
        <ul class="looks" data-right>${c.corrections.map((one) => html`<li>${one.attribute[0].toUpperCase()}${one.attribute.slice(1)}: <b>${one.value}</b> in place of ${one.read ?? 'nothing'} <span class="quiet">(${one.by}: ${one.reason})</span></li>`)}</ul></section>` : nothing}
      <section aria-labelledby="whole-facts"><h3 id="whole-facts">What is known</h3>${this.#facts(Object.entries(d.metadata ?? {}))}</section>
      <section aria-labelledby="whole-files"><h3 id="whole-files">${count(files, 'file')}</h3>${this.#files(d.files ?? [], files)}</section>
      ${Object.entries(d.raw ?? {}).map(([space, keys]) => this.#raw(space, Object.entries(keys)))}
      <cg-inspected .roll=${{ id: c.rollId, roll: c.roll, clearedAt }}></cg-inspected>`;
  }

  #facts(facts) {
    if (facts.length === 0) return html`<p class="quiet">Nothing but its files: no camera plugin has described it.</p>`;
    return html`<table class="stack facts">
      <thead><tr><th scope="col">Fact</th><th scope="col">Value</th><th scope="col">Where it stands</th><th scope="col">How it is known</th></tr></thead>
      <tbody>${facts.map(([field, fact]) => html`<tr data-fact=${field}><th scope="row">${word(field)}</th><td>${value(field, fact.value)}</td>
        <td data-word="Where it stands">${fact.source}</td><td data-word="How it is known" class=${fact.confidence === 'guessed' ? 'waits' : ''}>${fact.confidence}</td></tr>`)}</tbody></table>`;
  }

  #files(shown, all) {
    return html`<table class="stack files">
      <thead><tr><th scope="col">Order</th><th scope="col">Role</th><th scope="col">Path in the roll</th></tr></thead>
      <tbody>${shown.map((file) => html`<tr><td data-word="Order">${file.order}</td><td data-word="Role">${file.role}</td><th scope="row" class="path">${file.path}</th></tr>`)}</tbody></table>
      ${all > shown.length ? html`<p class="quiet">and ${count(all - shown.length, 'more file')}.</p>` : nothing}`;
  }

  #raw(space, keys) {
    return html`<details data-raw=${space}><summary>${count(keys.length, 'key')} of the maker's own, as they are written (${space})</summary>
      <dl class="raw">${keys.map(([key, text]) => html`<div><dt>${key}</dt><dd>${typeof text === 'object' ? JSON.stringify(text) : text}</dd></div>`)}</dl></details>`;
  }

  #follow = () => {
    const [, id] = location.hash.match(/^#clip-([0-9]{1,18})$/) ?? [];
    if (id) this.#open(id);
    else this.querySelector('dialog')?.close();
  };

  async #open(id) {
    this.#wanted = id;
    this.seen = null;
    this.trouble = '';
    const dialog = this.querySelector('dialog');
    if (!dialog.open) dialog.showModal();
    try {
      const seen = await get(`clips/${id}?files=${FILES}`);
      if (this.#wanted === id) this.seen = seen;
    } catch (e) {
      if (this.#wanted === id) this.trouble = `${e.message} ${e.next ?? ''}`;
    }
    await this.updateComplete;
    dialog.scrollTop = 0;
    // Whoever does not see the page is told which clip it is.
    this.querySelector('#whole-title')?.focus();
  }

  #closed = () => {
    this.#wanted = null;
    this.seen = null;
    if (location.hash) history.replaceState(null, '', location.pathname + location.search);
  };
}
customElements.define('cg-clip', Clip);
