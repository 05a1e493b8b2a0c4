import { LitElement, html, nothing } from 'lit';
import { happened, header, troubles } from './frame.js';
import { held, lanes, titles } from './line.js';
import { since } from './moments.js';
import { queue } from './queue.js';
import { rate } from './rate.js';
import { Watch } from './watch.js';
import { now } from './words.js';
import { warning } from './icons.js';
import './endpoints.js';
import './order.js';

// The board is written each second; one that grows older is a board that nobody writes any more.
const OLD_MS = 6000;
const SAID_MS = 8000;

class Backbone extends LitElement {
  static properties = { said: { state: true } };
  #watch = new Watch();
  #silence = null;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#watch.addEventListener('change', () => this.requestUpdate());
    this.#watch.start();
  }

  render() {
    const { board, status, activity, history, problem, connected } = this.#watch;
    const shown = board && { board, history, ask: this.#ask };
    return html`
      ${header(status, '/backbone', this.said ?? nothing)}
      ${troubles(status, problem, connected)}
      <div role="alert">${board && connected && now() - Date.parse(board.at) > OLD_MS
    ? html`<p class="trouble" data-old>${warning} These figures are ${since(board.at)} old: the appliance does not write them any more. Look at its log.</p>` : nothing}</div>
      <div class="page">
        <main id="backbone" tabindex="-1">${shown ? html`${rate(shown)}${lanes(shown)}${titles(shown)}${queue(shown)}`
    : problem ? nothing : html`<p class="loading">Asking the appliance…</p>`}</main>
        <aside>${shown ? held(shown) : nothing}<cg-endpoints></cg-endpoints>${happened(activity)}</aside>
      </div>
      <cg-order @ordered=${this.#ordered}></cg-order>`;
  }

  #ask = (to, choices) => this.querySelector('cg-order').open(to, choices);

  #ordered = (e) => {
    this.said = e.detail;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => (this.said = null), SAID_MS);
    this.#watch.again();
  };
}
customElements.define('cg-backbone', Backbone);
