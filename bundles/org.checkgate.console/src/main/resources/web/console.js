import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Store } from './store.js';
import { clock } from './words.js';
import { warning, tick } from './icons.js';
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
      ${this.#header(status)}
      ${status?.demo ? html`<p class="demo" data-demo="true"><b>DEMO</b> Cloud and archive are stand-ins on this machine. Nothing here is safe outside it.</p>` : nothing}
      <div role="alert">
        ${problem ? html`<p class="trouble" data-problem>${warning} ${problem.message} ${problem.next ?? ''}</p>` : nothing}
        ${connected ? nothing : html`<p class="trouble" data-disconnected>${warning} The line to the appliance is down; what you see may be old. It is tried again by itself.</p>`}
        ${status?.problems.map((p) => html`<p class="trouble" data-problem>${warning} ${p}</p>`)}
      </div>
      <div class="page">
        <main id="drives" tabindex="-1">${drives === null ? (problem ? nothing : html`<p class="loading">Asking the appliance…</p>`) : this.#drives(drives)}</main>
        <aside>
          <cg-lanes .lanes=${this.#store.lanes}></cg-lanes>
          <cg-ingest @taken=${() => this.#store.refresh()}></cg-ingest>
          ${this.#activity()}
        </aside>
      </div>`;
  }

  #header(status) {
    return html`
      <header>
        <img src="/icon.svg" alt="" width="30" height="30">
        <h1>Checkgate</h1>
        ${status ? html`
          <span class="pill ${status.healthy ? 'good' : 'bad'}" data-healthy=${status.healthy}>${status.healthy ? tick : warning} ${status.healthy ? 'Healthy' : 'Needs attention'}</span>
          <span class="fact" title=${status.staging.why}>Staging <b>${status.staging.ready ? 'ready' : 'not ready'}</b></span>
          <span class="fact" title=${status.cloud.why} data-cloud=${status.cloud.configured}>Cloud <b>${status.cloud.configured ? (status.demo ? 'stand-in' : 'configured') : 'not configured'}</b></span>
          <span class="fact">Drives <b>${status.drives}</b></span>
          <span class="fact">Rolls <b>${status.rolls}</b></span>
          <a class="fact version" href="/docs/noc">Operations guide</a>
          <span class="fact">${status.version}</span>` : nothing}
      </header>`;
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

  #activity() {
    return html`<section class="panel activity" aria-labelledby="activity-title">
      <h2 id="activity-title">What happened</h2>
      ${this.#store.activity.length === 0 ? html`<p class="quiet">Nothing yet.</p>` : nothing}
      <ol data-activity>${repeat(this.#store.activity, (a) => a.sequence, (a) => html`
        <li data-kind=${a.kind}><time datetime=${a.at} title=${a.at}>${clock(a.at)}</time><span>${a.sentence}</span></li>`)}</ol>
    </section>`;
  }
}
customElements.define('cg-console', Console);
