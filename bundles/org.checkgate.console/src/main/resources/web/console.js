import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Store } from './store.js';
import { happened, header, troubles } from './frame.js';
import './drive.js';
import './lanes.js';
import './ingest.js';

// Clips of the newest drive are there to be looked at; of older ones, and of many rolls, they open on demand, so that the page stays a page.
const OPEN = 6;

class Console extends LitElement {
  #store = new Store();

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#store.addEventListener('change', () => this.requestUpdate());
    this.#store.start();
  }

  render() {
    const { status, drives, problem, connected } = this.#store;
    return html`
      ${header(status, '/')}
      ${troubles(status, problem, connected)}
      <div class="page">
        <main id="drives" tabindex="-1">${drives === null ? (problem ? nothing : html`<p class="loading">Asking the appliance…</p>`) : this.#drives(drives)}</main>
        <aside>
          <cg-lanes .lanes=${this.#store.lanes}></cg-lanes>
          <cg-ingest @taken=${() => this.#store.refresh()}></cg-ingest>
          ${happened(this.#store.activity)}
        </aside>
      </div>`;
  }

  #drives(drives) {
    if (drives.length === 0) {
      return html`<section class="empty" data-empty>
        <h2>No drive yet</h2>
        <p>Plug a drive in, or take a folder in with the form beside this. It appears here within seconds.</p>
        <ol>
          <li><b>Plug in.</b> The drive is never written.</li>
          <li><b>Say the title, day and unit</b>, if the appliance asks.</li>
          <li><b>Wait for “Safe to unplug”.</b> It comes on when every byte was copied, read back and matches what the set sealed.</li>
        </ol>
      </section>`;
    }
    const more = (this.#store.status?.drives ?? 0) - drives.length;
    return html`${repeat(drives, (d) => d.id, (d, at) => html`<cg-drive .drive=${d} .open=${at === 0 && d.rolls.length <= OPEN} .lanes=${this.#store.lanes}
      .rolls=${d.rolls.map((id) => this.#store.rolls.get(id)).filter(Boolean)} @changed=${() => this.#store.refresh()}></cg-drive>`)}
      ${more > 0 ? html`<p class="quiet">The newest ${drives.length} drives are shown; ${more} older ones are in the API.</p>` : nothing}`;
  }
}
customElements.define('cg-console', Console);
