import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { get } from './api.js';
import { text } from './form.js';
import { Page } from './page.js';
import { count, day } from './words.js';
import './cards.js';

const PAGE = 50;
const TIMECODE = '[0-9]{2}:[0-9]{2}(:[0-9]{2}([:;.,][0-9]{2,3})?)?';
const FIELDS = {
  text: ['Words', { like: 'night rain 12B' }], name: ['Clip', { like: 'A001C003' }], reel: ['Reel', { like: 'A001' }], camera: ['Camera', { like: 'A', most: 40 }],
  from: ['From timecode', { like: '10:04:00:00', pattern: TIMECODE }], to: ['Until timecode', { like: '10:06', pattern: TIMECODE }], title: ['Title', {}],
  day: ['Day', { like: '20260314', pattern: '[0-9]{8}' }], codec: ['Codec', { like: 'ProRes 4444' }], colour: ['Colour space', { like: 'ARRI Wide Gamut' }],
};

/** Clips that are searched for, and the format cards of a title. */
class Search extends Page {
  static properties = { clips: { state: true }, next: { state: true }, unknown: { state: true }, trouble: { state: true } };
  #asked = new URLSearchParams(location.search);
  #turn = 0;

  connectedCallback() {
    super.connectedCallback();
    this.#ask();
  }

  render() {
    return this.around('/clips', 'clips', html`${this.#form()}${this.#found()}<cg-cards></cg-cards>`);
  }

  #form() {
    return html`<section class="panel" aria-labelledby="search-title">
      <h2 id="search-title">Find clips</h2>
      <form class="search" data-search @submit=${this.#search}>
        ${Object.entries(FIELDS).map(([name, [label, more]]) => text(name, label, { ...more, value: this.#asked.get(name) ?? '' }))}
        <div class="do"><button>Find</button></div>
      </form>
      ${this.trouble ? html`<p class="refused" role="alert">${this.trouble}</p>` : nothing}
    </section>`;
  }

  #found() {
    if (!this.clips) return nothing;
    return html`<section class="panel" aria-labelledby="found-title">
      <h2 id="found-title">Found</h2>
      <p class="quiet" role="status" data-found=${this.clips.length}>${this.clips.length === 0 ? 'No clip is as you asked.' : this.next ? `The first ${this.clips.length}; there are more.` : `${count(this.clips.length, 'clip')}.`}
        ${this.unknown ? `${count(this.unknown, 'clip is', 'clips are')} not known to the search yet; that goes on by itself.` : ''}</p>
      ${this.clips.length === 0 ? nothing : html`<div class="wide"><table class="found-table">
        <thead><tr><th>Clip</th><th>Timecode</th><th>Camera</th><th>Picture</th><th>Codec</th><th>Where</th></tr></thead>
        <tbody>${repeat(this.clips, (c) => c.id, (c) => this.#clip(c))}</tbody>
      </table></div>`}
      ${this.next ? html`<div class="do"><button class="plain" data-more @click=${() => this.#ask(this.next)}>More</button></div>` : nothing}
    </section>`;
  }

  #clip(c) {
    const said = (attribute, read) => {
      const right = c.corrections.find((one) => one.attribute === attribute);
      return right ? html`<b title=${`${right.by}: ${right.reason}`}>${right.value}</b> <small>read: ${read ?? 'missing'}</small>` : read ?? html`<span class="quiet">missing</span>`;
    };
    return html`<tr data-clip=${c.name} data-state=${c.state}>
      <th scope="row"><span class="name">${c.name}</span>${c.reel ? html`<small>reel ${c.reel}</small>` : nothing}
        ${c.waitsFor ? html`<small class="waits">${c.waitsFor}</small>` : nothing}</th>
      <td>${c.startTimecode ?? html`<span class="quiet">missing</span>`}${c.endTimecode ? html`<small>to ${c.endTimecode}</small>` : nothing}</td>
      <td>${c.picture ? html`${said('camera', c.camera)}<small>${said('model', c.model)}</small>` : html`<span class="quiet">sound</span>`}</td>
      <td>${c.picture ? html`${said('mode', c.mode)}<small>squeeze ${said('squeeze', c.squeeze)}</small>` : nothing}</td>
      <td>${said('codec', c.codec)}${c.colour ? html`<small>${c.colour}</small>` : nothing}</td>
      <td>${c.roll}<small>${c.title}, ${day(c.day)}, ${c.unit}</small></td>
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
    try {
      const page = await get(`clips?${new URLSearchParams({ ...Object.fromEntries(this.#asked), limit: PAGE, ...(after ? { after } : {}) })}`);
      if (mine !== this.#turn) return;
      this.clips = after ? [...this.clips, ...page.clips] : page.clips;
      this.next = page.next;
      this.unknown = page.waiting;
      this.trouble = '';
    } catch (e) {
      if (mine === this.#turn) this.trouble = `${e.message} ${e.next ?? ''}`;
    }
  }
}
customElements.define('cg-search', Search);
