import { html, nothing } from 'lit';
import { get } from './api.js';
import { Form, text } from './form.js';
import { when } from './moments.js';
import { count } from './words.js';

const stamp = (at) => html`<time datetime=${at} title=${at}>${when(at)}</time>`;
const by = ({ plugin, version, clips, waiting }) => `${count(clips, 'clip')} by ${plugin === 'generic' ? 'the appliance itself' : plugin ?? 'a plugin that is not known yet'}${version ? ` ${version}` : ''}${waiting ? `, ${waiting} waiting` : ''}`;

/** Says what camera plugins answered of a roll and when, and lets a person have it inspected again. */
class Inspected extends Form {
  static properties = { roll: { attribute: false }, history: { state: true }, said: { state: true }, refused: { state: true } };

  render() {
    return html`<details class="person" data-inspected=${this.roll.id} @toggle=${(e) => e.target.open && this.#look()}>
      <summary>Inspect it again…</summary>
      ${this.history ? this.#form(this.history) : nothing}
      ${this.answer()}
    </details>`;
  }

  #form(answers) {
    return html`${answers.length === 0 ? html`<p>No clips were described yet.</p>` : nothing}
      <ul class="looks" aria-label="What was answered">${answers.map((one) => html`<li data-answer=${one.id} data-newest=${one.newest}>
        <b>${stamp(one.at)}</b> ${one.parts.length ? one.parts.map(by).join('; ') : 'no clips'}${one.asked > 1 ? html`; the same again until ${stamp(one.askedAt)}` : nothing}
        ${one.newest ? nothing : html` <a href=${`/api/v1/rolls/${this.roll.id}/history/${one.id}`}>what it said</a>`}</li>`)}</ul>
      ${this.roll.clearedAt ? html`<p>It was cleared from staging, so that there is nothing to inspect; what is known of its clips stays.</p>` : html`<form @submit=${this.#send}>
        <p>The camera plugins that serve now describe <b>${this.roll.roll}</b> anew. What was answered before stays in this list, and no light changes.</p>
        ${text('by', 'Your name', { required: true, most: 100 })}
        <button>Inspect it again</button>
      </form>`}`;
  }

  #send = async (e) => {
    await this.send(e, `rolls/${this.roll.id}/inspect`, 'Asked for; the activity tells what comes of it.');
    await this.#look();
  };

  async #look() {
    try {
      this.history = await get(`rolls/${this.roll.id}/history`);
    } catch (e) {
      this.refused = true;
      this.said = `${e.message} ${e.next ?? ''}`;
    }
  }
}
customElements.define('cg-inspected', Inspected);
