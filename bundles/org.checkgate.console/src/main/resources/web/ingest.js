import { LitElement, html, nothing } from 'lit';
import { post } from './api.js';

const text = (name, label, more = {}) => html`<label><span>${label}</span>
  <input name=${name} autocomplete="off" spellcheck="false" ?required=${more.required} placeholder=${more.like ?? ''} pattern=${more.pattern ?? '.*'} .defaultValue=${more.value ?? ''}></label>`;

const today = () => new Date().toISOString().slice(0, 10).replaceAll('-', '');

/** What the two forms have in common: send, say what came of it, keep what was typed when it was refused. */
class Form extends LitElement {
  static properties = { said: { state: true }, refused: { state: true } };

  createRenderRoot() {
    return this;
  }

  answer() {
    return this.said ? html`<p class=${this.refused ? 'refused' : 'said'} role="alert" data-said=${!this.refused}>${this.said}</p>` : nothing;
  }

  async send(e, path, done) {
    e.preventDefault();
    const form = e.target;
    const entries = [...new FormData(form)].filter(([, value]) => value.trim() !== '');
    try {
      await post(path, Object.fromEntries(entries));
      this.refused = false;
      this.said = done;
      form.reset();
      this.dispatchEvent(new Event('taken'));
    } catch (error) {
      this.refused = true;
      this.said = `${error.message} ${error.next ?? ''}`;
    }
  }
}

class Ingest extends Form {
  render() {
    return html`<section class="panel" aria-labelledby="ingest-title">
      <h2 id="ingest-title">Take a folder in</h2>
      <form data-ingest @submit=${(e) => this.send(e, 'ingests', 'Taken in; its rolls appear as soon as they are listed.')}>
        ${text('path', 'Folder on this machine', { required: true, like: '/media/drive1' })}
        ${text('title', 'Title', { required: true, like: 'Northern Lights' })}
        <div class="two">${text('day', 'Shoot day', { pattern: '[0-9]{8}', like: today() })}${text('unit', 'Unit', { like: 'main' })}</div>
        <button>Take it in</button>
        ${this.answer()}
      </form>
    </section>`;
  }
}
customElements.define('cg-ingest', Ingest);

class Destination extends Form {
  static properties = { drive: { attribute: false }, said: { state: true }, refused: { state: true } };

  render() {
    return html`<form class="claim" data-claim @submit=${(e) => this.send(e, `drives/${this.drive}/destination`, 'Thank you; its rolls are being listed.')}>
      ${text('title', 'Title', { required: true, like: 'Northern Lights' })}
      ${text('day', 'Shoot day', { required: true, pattern: '[0-9]{8}', value: today() })}
      ${text('unit', 'Unit', { required: true, value: 'main' })}
      <button>It belongs here</button>
      ${this.answer()}
    </form>`;
  }
}
customElements.define('cg-destination', Destination);
