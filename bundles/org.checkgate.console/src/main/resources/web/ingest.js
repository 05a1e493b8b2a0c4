import { html } from 'lit';
import { Form, text } from './form.js';

const today = () => new Date().toISOString().slice(0, 10).replaceAll('-', '');

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
