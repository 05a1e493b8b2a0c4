import { LitElement, html, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { post } from './api.js';
import { clock } from './words.js';

/** Has what could not be staged of a roll tried again: one file when it has a path, else all that is left. */
class Retry extends LitElement {
  static properties = { roll: { attribute: false }, path: { attribute: false }, what: { attribute: false }, said: { state: true }, busy: { state: true } };

  createRenderRoot() {
    return this;
  }

  render() {
    // Not disabled while it asks: that would take the focus away from whoever pressed it by key.
    return html`<button class="plain" data-retry-roll=${this.roll} data-retry-path=${ifDefined(this.path)} aria-disabled=${Boolean(this.busy)}
      aria-label=${`Try again: ${this.what}`} @click=${this.#ask}>Try again</button>
      <span role="status">${this.said ? html`<span class="said">${this.said}</span>` : nothing}</span>`;
  }

  #ask = async () => {
    if (this.busy) return;
    this.busy = true;
    try {
      await post(`rolls/${this.roll}/retry`, this.path === undefined ? {} : { path: this.path });
      this.said = `Asked for at ${clock(Date.now())}; it is tried as soon as the drive is free.`;
    } catch (e) {
      this.said = `${e.message} ${e.next ?? ''}`;
    }
    this.busy = false;
    this.dispatchEvent(new Event('changed', { bubbles: true }));
  };
}
customElements.define('cg-retry', Retry);
