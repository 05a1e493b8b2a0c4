import { html, nothing } from 'lit';
import { get } from './api.js';
import { Form, text } from './form.js';
import { warning, tick } from './icons.js';
import { Page } from './page.js';
import { count } from './words.js';

// What a state is called, where its name alone says little.
const STATES = { ACTIVE: 'serves', NOT_A_BUNDLE: 'no plugin', CARRIES_SPI: 'carries the interface', EXPORTS_PACKAGES: 'exports packages', IMPORTS_MORE: 'imports more', NEEDS_SPI: 'needs another interface', FAILED: 'failed', UNTRUSTED: 'not trusted', STARTS_CODE: 'starts code' };
const word = (state) => STATES[state] ?? state.toLowerCase().replaceAll('_', ' ');

/** Has all rolls inspected again of which another version of a plugin described clips. */
class Again extends Form {
  static properties = { plugin: { attribute: false }, said: { state: true }, refused: { state: true } };

  render() {
    const { name, version } = this.plugin;
    return html`<details class="person" data-again=${name}>
      <summary>Inspect again what another version described…</summary>
      <form @submit=${(e) => this.send(e, `plugins/${encodeURIComponent(name)}/inspect-again`, 'Asked for; the activity says of how many rolls.')}>
        <p>Every roll of which another version than ${version} described clips is inspected again. What was answered before stays in its history, no light changes, and of rolls that were
          cleared from staging what is known stays.</p>
        ${text('by', 'Your name', { required: true, most: 100 })}
        <button>Inspect again</button>
      </form>
      ${this.answer()}
    </details>`;
  }
}
customElements.define('cg-again', Again);

/** What became of each jar in the plugin folder, and what serves. */
class Plugins extends Page {
  static properties = { seen: { state: true }, trouble: { state: true } };

  async look() {
    await Promise.all([super.look(), this.#ask()]);
  }

  async #ask() {
    try {
      this.seen = await get('plugins');
      this.trouble = '';
    } catch (e) {
      this.trouble = `${e.message} ${e.next ?? ''}`;
    }
  }

  render() {
    return this.around('/plugins', 'plugins', html`
      ${this.trouble ? html`<p class="refused" role="alert">${this.trouble}</p>` : nothing}
      ${this.seen ? html`${this.#serving(this.seen)}${this.#folder(this.seen)}` : this.trouble ? nothing : html`<p class="loading">Asking the appliance…</p>`}`);
  }

  #serving({ serving, waitingClips, waitingRolls }) {
    return html`<section class="panel" aria-labelledby="serving-title">
      <h2 id="serving-title">Camera plugins that serve</h2>
      ${waitingClips ? html`<p class="waits" data-waiting=${waitingClips}>${count(waitingClips, 'clip waits', 'clips wait')} for a plugin, in ${count(waitingRolls, 'roll')}.
        They are kept and proven as any other, and are inspected by themselves when a plugin comes.</p>` : html`<p class="quiet" data-waiting="0">No clip waits for a plugin.</p>`}
      ${serving.length === 0 ? html`<p class="quiet">None. Clips are kept and proven all the same; what they hold is not described.</p>` : nothing}
      <ul class="serving">${serving.map((plugin) => html`<li data-plugin=${plugin.name}><p><b class="name">${plugin.name}</b> ${plugin.version}</p><cg-again .plugin=${plugin}></cg-again></li>`)}</ul>
    </section>`;
  }

  #folder({ folder }) {
    return html`<section class="panel" aria-labelledby="folder-title">
      <h2 id="folder-title">The plugin folder</h2>
      ${folder.length === 0 ? html`<p class="quiet">No jar lies in it.</p>` : html`<table class="stack plugins-table">
        <thead><tr><th scope="col">File</th><th scope="col">Bundle</th><th scope="col">Verdict</th></tr></thead>
        <tbody>${folder.map((jar) => html`<tr data-jar=${jar.file} data-state=${jar.state}>
          <th scope="row"><span class="name">${jar.file}</span></th>
          <td data-word="Bundle">${jar.name ?? html`<span class="quiet">none</span>`}<small>${jar.version ?? ''}</small></td>
          <td data-word="Verdict">${jar.state === 'ACTIVE' ? html`<span class="good">${tick} ${word(jar.state)}</span>` : html`<span class="wrong">${warning} ${word(jar.state)}</span>`}<small>${jar.sentence}</small></td>
        </tr>`)}</tbody></table>`}
    </section>`;
  }
}
customElements.define('cg-plugins', Plugins);
