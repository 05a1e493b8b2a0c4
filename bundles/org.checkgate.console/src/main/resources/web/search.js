import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { get } from './api.js';
import { text } from './form.js';
import { Page } from './page.js';
import { count, day } from './words.js';
import './cards.js';
import './clip.js';

const PAGE = 50;
const TIMECODE = '[0-9]{2}:[0-9]{2}(:[0-9]{2}([:;.,][0-9]{2,3})?)?';
const MOMENT = 'A timecode is 10:04, 10:04:30 or 10:04:30:12';
const FIELDS = {
  text: ['Words', { like: 'night rain 12B' }], name: ['Clip', { like: 'A001C003' }], reel: ['Reel', { like: 'A001' }], camera: ['Camera', { like: 'A', most: 40 }],
  from: ['From timecode', { like: '10:04:00:00', pattern: TIMECODE, hint: MOMENT }], to: ['Until timecode', { like: '10:06', pattern: TIMECODE, hint: MOMENT }],
  title: ['Title', { list: 'titles' }], day: ['Day', { like: '20260314', pattern: '[0-9]{8}', hint: 'A day is eight digits, such as 20260314' }], codec: ['Codec', { like: 'ProRes 4444' }], colour: ['Colour space', { like: 'ARRI Wide Gamut' }],
};

/** Clips that are searched for, and the format cards of a title. */
class Search extends Page {
  static properties = { clips: { state: true }, next: { state: true }, unknown: { state: true }, trouble: { state: true }, titles: { state: true }, busy: { state: true } };
  #asked = new URLSearchParams(location.search);
  #turn = 0;

  connectedCallback() {
    super.connectedCallback();
    this.#ask();
    this.#suggest();
  }

  render() {
    return this.around('/clips', 'clips', html`${this.#form()}${this.#found()}<cg-cards></cg-cards><cg-clip></cg-clip>`);
  }

  #form() {
    return html`<section class="panel" aria-labelledby="search-title">
      <h2 id="search-title">Find clips</h2>
      <form class="search" data-search @submit=${this.#search}>
        ${Object.entries(FIELDS).map(([name, [label, more]]) => text(name, label, { ...more, value: this.#asked.get(name) ?? '' }))}
        <datalist id="titles">${this.titles?.map((title) => html`<option value=${title}></option>`)}</datalist>
        <div class="do"><button>Find</button>${this.#asked.size ? html`<a class="plain" href="/clips" data-clear>Clear</a>` : nothing}</div>
      </form>
      ${this.trouble ? html`<p class="refused" role="alert">${this.trouble}</p>` : nothing}
    </section>`;
  }

  #found() {
    if (!this.clips) return this.trouble ? nothing : html`<p class="loading">Asking the appliance…</p>`;
    const { clips, next, unknown } = this;
    return html`<section class="panel" aria-labelledby="found-title" aria-busy=${this.busy ? 'true' : 'false'}>
      <h2 id="found-title">${this.#asked.size ? 'Found' : 'The newest clips'}</h2>
      <p class="quiet" role="status" data-found=${clips.length}>${this.busy && next ? 'Looking further…' : clips.length === 0 ? this.#none() : next ? `The first ${clips.length}; there are more.` : `${count(clips.length, 'clip')}.`}
        ${unknown ? `${count(unknown, 'clip is', 'clips are')} not known to the search yet; that goes on by itself.` : ''}</p>
      ${clips.length === 0 ? nothing : html`<table class="stack found-table">
        <thead><tr><th scope="col">Clip</th><th scope="col">Timecode</th><th scope="col">Camera</th><th scope="col">Picture</th><th scope="col">Codec</th><th scope="col">Where</th></tr></thead>
        <tbody>${repeat(clips, (c) => c.id, (c) => this.#clip(c))}</tbody>
      </table>`}
      ${next ? html`<div class="do"><button class="plain" data-more @click=${() => this.busy || this.#ask(next)}>More</button></div>` : nothing}
    </section>`;
  }

  #none() {
    return this.#asked.size ? 'No clip is as you asked. Write only how a word begins, or leave a field empty.' : 'No clip has been described yet.';
  }

  #clip(c) {
    const said = (attribute, read) => {
      const right = c.corrections.find((one) => one.attribute === attribute);
      return right ? html`<b title=${`${right.by}: ${right.reason}`}>${right.value}</b> <span class="quiet">read: ${read ?? 'missing'}</span>` : read ?? html`<span class="quiet">missing</span>`;
    };
    return html`<tr data-clip=${c.name} data-state=${c.state}>
      <th scope="row"><a class="name" href=${`#clip-${c.id}`} aria-haspopup="dialog">${c.name}</a>${c.reel ? html`<small>reel ${c.reel}</small>` : nothing}
        ${c.waitsFor ? html`<small class="waits">${c.waitsFor}</small>` : nothing}</th>
      <td data-word="Timecode">${c.startTimecode ?? html`<span class="quiet">missing</span>`}${c.endTimecode ? html`<small>to ${c.endTimecode}</small>` : nothing}</td>
      <td data-word="Camera">${c.picture ? html`${said('camera', c.camera)}<small>${said('model', c.model)}</small>` : html`<span class="quiet">sound</span>`}</td>
      ${c.picture ? html`<td data-word="Picture">${said('mode', c.mode)}<small>squeeze ${said('squeeze', c.squeeze)}</small></td>` : html`<td></td>`}
      <td data-word="Codec">${said('codec', c.codec)}${c.colour ? html`<small>${c.colour}</small>` : nothing}</td>
      <td data-word="Where">${c.roll}<small>${c.title}, ${day(c.day)}, ${c.unit}</small></td>
    </tr>`;
  }

  #search = (e) => {
    e.preventDefault();
    this.#asked = new URLSearchParams([...new FormData(e.target)].filter(([, value]) => value.trim() !== ''));
    // The address can be sent to somebody, and finds the same there.
    history.replaceState(null, '', this.#asked.size ? `?${this.#asked}` : location.pathname);
    return this.#ask();
  };

  async #ask(after) {
    const mine = ++this.#turn;
    const found = after ? [...this.clips] : [];
    const wanted = found.length + PAGE;
    this.busy = true;
    try {
      // A page may end before it is full: the search has looked through enough, and is asked to go on.
      for (let from = after; mine === this.#turn && found.length < wanted; ) {
        const page = await get(`clips?${new URLSearchParams({ ...Object.fromEntries(this.#asked), limit: PAGE, ...(from ? { after: from } : {}) })}`);
        if (mine !== this.#turn) return;
        found.push(...page.clips);
        from = page.next;
        this.clips = [...found];
        this.next = page.next;
        this.unknown = page.waiting;
        this.trouble = '';
        if (!from) break;
      }
    } catch (e) {
      if (mine === this.#turn) this.trouble = `${e.message} ${e.next ?? ''}`;
    }
    if (mine === this.#turn) this.busy = false;
  }

  /** A title is compared to the letter, so that nobody should have to write it. */
  async #suggest() {
    this.titles = (await get('cards').catch(() => ({ titles: [] }))).titles;
  }
}
customElements.define('cg-search', Search);
