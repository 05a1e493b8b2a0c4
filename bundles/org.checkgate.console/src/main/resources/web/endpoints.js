import { LitElement, html, nothing } from 'lit';
import { get } from './api.js';

const AGAIN_MS = 10000;
const TAKEN = { REFUSED: 'refused', RIGHT_VALUE: 'taken, and shown as it really is', ACCEPTED: 'ACCEPTED', NOT_KNOWN: 'not known to it' };

/** The buckets at the ends of the lanes, and what they did when they were lied to. */
class Endpoints extends LitElement {
  static properties = { endpoints: { state: true } };
  #ticking = null;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#look();
    this.#ticking = setInterval(() => document.hidden || this.#look(), AGAIN_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
  }

  async #look() {
    try {
      this.endpoints = await get('backbone/endpoints');
    } catch {
      // The page says itself that the line is down; what was last known stays.
    }
  }

  render() {
    return html`<section class="panel endpoints" aria-labelledby="endpoints-title">
      <h2 id="endpoints-title">Endpoints</h2>
      ${this.endpoints?.length === 0 ? html`<p class="quiet">None is configured.</p>` : nothing}
      <ul>${(this.endpoints ?? []).map((one) => html`<li data-endpoint=${one.lane} data-believed=${one.believed}>
        <p><b>The ${one.lane}</b> <code>${one.address}</code></p>
        <p>${this.#verdict(one)}</p>
        ${one.lies.length === 0 ? nothing : html`<details><summary>What it did when it was lied to</summary>
          <dl>${one.lies.map((lie) => html`<div><dt>${lie.told}</dt><dd class=${lie.taken === 'ACCEPTED' ? 'wrong' : ''}>${TAKEN[lie.taken] ?? lie.taken}</dd></div>`)}</dl></details>`}
      </li>`)}</ul>
    </section>`;
  }

  #verdict({ connected, believed }) {
    if (!connected) return html`<span class="wrong">Not connected.</span>`;
    return believed ? 'It refuses wrong checksums, so the checksums that it shows are believed.'
      : html`<span class="wrong">It accepts wrong checksums, so its copies are read back before they count.</span>`;
  }
}
customElements.define('cg-endpoints', Endpoints);
