import { LitElement } from 'lit';
import { until } from './words.js';

/** Counts the time down until something is tried again by itself. */
class Until extends LitElement {
  static properties = { at: { attribute: false } };
  #ticking = null;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#ticking = setInterval(() => this.requestUpdate(), 1000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
  }

  render() {
    return until(this.at);
  }
}
customElements.define('cg-until', Until);
