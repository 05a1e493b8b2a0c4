import { html, nothing } from 'lit';
import { get } from './api.js';
import { Form, text } from './form.js';
import { when } from './moments.js';
import { count } from './words.js';

/** Says how readable a roll is in the archive, and lets a person ask it back from there. */
class Back extends Form {
  static properties = { roll: { attribute: false }, state: { state: true }, said: { state: true }, refused: { state: true } };

  render() {
    return html`<details class="person" data-back=${this.roll.id} @toggle=${(e) => e.target.open && this.#look()}>
      <summary>Ask it back from the archive…</summary>
      ${this.state ? this.#form(this.state) : nothing}
      ${this.answer()}
    </details>`;
  }

  #form(s) {
    const state = s.ready ? 'ready' : s.underWay ? 'under-way' : 'cold';
    const kept = s.cold + s.underWay + s.restored;
    const until = s.until ? html`<time datetime=${s.until} title=${s.until}>${when(s.until)}</time>` : nothing;
    return html`<p data-state=${state}>${s.sentence}${s.until ? (s.ready ? html` That is ${until} by your clock.` : html` What can be read goes cold again from ${until} on.`) : nothing}</p>
      ${kept === 0 ? nothing : html`<form @submit=${this.#send}>
        <p>The archive is asked to make ${kept === 1 ? 'the one object' : html`the <b>${count(kept, 'object')}</b>`} of <b>${this.roll.roll}</b> that it keeps cold readable for so many days${s.underWay ? ', but for what is on its way already' : ''}.
          That takes its hours, and the archive charges for it. It is no copy anywhere else, nothing else waits for it, and no light depends on it.</p>
        ${text('days', 'For so many days, 1 to 365', { type: 'number', required: true, value: '7' })}
        ${text('by', 'Your name', { required: true, most: 100 })}
        <button>${s.cold ? 'Ask it back' : 'Keep it readable'}</button>
      </form>`}`;
  }

  #send = async (e) => {
    await this.send(e, `rolls/${this.roll.id}/restore`, 'Asked for; what is refused later stands in the activity.', { days: Number(new FormData(e.target).get('days')) });
    if (!this.refused) await this.#look();
  };

  // The archive is asked about every file, so only when somebody wants to know.
  async #look() {
    try {
      this.state = await get(`rolls/${this.roll.id}/restore`);
    } catch (e) {
      this.refused = true;
      this.said = `${e.message} ${e.next ?? ''}`;
    }
  }
}
customElements.define('cg-back', Back);
