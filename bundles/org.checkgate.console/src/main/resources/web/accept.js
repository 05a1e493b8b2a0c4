import { html } from 'lit';
import { Form, text } from './form.js';

/** Lets a person take a finding upon themselves, as it is shown to them. */
class Accept extends Form {
  static properties = { roll: { attribute: false }, finding: { attribute: false }, said: { state: true }, refused: { state: true } };

  render() {
    return html`<details class="person" data-accept=${this.finding.code}>
      <summary>Accept it…</summary>
      <form @submit=${this.#send}>
        <p>Who accepts this answers for it: it holds back no light any more, and every light names you and your reason.</p>
        ${text('by', 'Your name', { required: true, most: 100 })}
        ${text('reason', 'Reason', { required: true, most: 500, like: 'the set confirmed it' })}
        <button>Accept</button>
      </form>
      ${this.answer()}
    </details>`;
  }

  #send = (e) => {
    const { code, path, sentence } = this.finding;
    return this.send(e, `rolls/${this.roll}/accept`, 'Noted.', { code, path, sentence });
  };
}
customElements.define('cg-accept', Accept);
