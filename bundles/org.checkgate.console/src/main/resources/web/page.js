import { LitElement, html } from 'lit';
import { get, Refused } from './api.js';
import { happened, header, troubles } from './frame.js';

const EVERY_MS = 5000;
const ACTIVITY = 60;

/** What the pages have in common whose own part is asked for now and then: how the appliance is, and what happened. */
export class Page extends LitElement {
  #status = null;
  #activity = [];
  #problem = null;
  #connected = true;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.look();
    setInterval(() => document.hidden || this.look(), EVERY_MS);
  }

  /** Asks for everything now. */
  async look() {
    try {
      const [status, activity] = await Promise.all([get('status'), get(`activity?limit=${ACTIVITY}`)]);
      this.#status = status;
      this.#activity = activity.reverse();
      this.#connected = true;
      this.#problem = null;
    } catch (e) {
      this.#connected = e instanceof Refused;
      this.#problem = this.#connected ? e : null;
    }
    this.requestUpdate();
  }

  /** @param here address of the page */
  around(here, id, main) {
    return html`
      ${header(this.#status, here)}
      ${troubles(this.#status, this.#problem, this.#connected)}
      <div class="page"><main id=${id} tabindex="-1">${main}</main><aside>${happened(this.#activity)}</aside></div>`;
  }
}
