import { LitElement, html, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { post } from './api.js';

export const text = (name, label, more = {}) => html`<label><span>${label}</span>
  <input name=${name} type=${more.type ?? 'text'} autocomplete="off" spellcheck="false" ?required=${more.required} placeholder=${more.like ?? ''} pattern=${more.pattern ?? '.*'} title=${ifDefined(more.hint)} list=${ifDefined(more.list)} maxlength=${more.most ?? 4096} .defaultValue=${more.value ?? ''}></label>`;

/** What the forms have in common: send, say what came of it, keep what was typed when it was refused. */
export class Form extends LitElement {
  static properties = { said: { state: true }, refused: { state: true } };

  createRenderRoot() {
    return this;
  }

  answer() {
    return this.said ? html`<p class=${this.refused ? 'refused' : 'said'} role="alert" data-said=${!this.refused}>${this.said}</p>` : nothing;
  }

  /** @param more what goes with the fields without being typed */
  async send(e, path, done, more = {}) {
    e.preventDefault();
    const form = e.target;
    const entries = [...new FormData(form)].filter(([, value]) => value.trim() !== '');
    try {
      await post(path, { ...Object.fromEntries(entries), ...more });
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
