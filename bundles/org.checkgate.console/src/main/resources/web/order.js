import { LitElement, html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { get, post } from './api.js';
import { text } from './form.js';
import { bytes, count } from './words.js';

const NAMED = 4;
// For as long as this window is open; the next person opens their own.
const NAME = 'checkgate.by';

function whom({ rolls, bytes: left, uncounted, names, titles, underWay }) {
  if (rolls === 0) return 'No roll waits there now; it counts for those that come.';
  const named = names.slice(0, NAMED).join(', ');
  const more = rolls - Math.min(NAMED, names.length);
  return `It affects ${count(rolls, 'roll')}, ${uncounted ? 'at least ' : ''}${bytes(left)} of ${count(titles.length, 'title')}: ${named}${more > 0 ? ` and ${more} more` : ''}. ${underWay === 0 ? 'None is' : underWay === 1 ? '1 is' : `${underWay} are`} under way.`;
}

/** Asks a person for an order, and says before it is sent whom it affects. */
class Order extends LitElement {
  static properties = { to: { state: true }, choices: { state: true }, chosen: { state: true }, affected: { state: true }, refused: { state: true } };
  #busy = false;

  createRenderRoot() {
    return this;
  }

  /** @param to {name, reach, subject} */
  async open(to, choices) {
    Object.assign(this, { to, choices, chosen: 0, affected: null, refused: '' });
    await this.updateComplete;
    this.querySelector('dialog').showModal();
    try {
      this.affected = whom(await get(`backbone/affected?${new URLSearchParams({ reach: to.reach, subject: to.subject })}`));
    } catch (e) {
      this.refused = `${e.message} ${e.next ?? ''}`;
    }
  }

  render() {
    return html`<dialog aria-labelledby="order-title" @close=${() => (this.to = null)}>${this.to ? this.#form(this.choices[this.chosen]) : nothing}</dialog>`;
  }

  #form(choice) {
    const { to, choices } = this;
    return html`<form @submit=${this.#send} data-order>
      <h2 id="order-title">${to.name}</h2>
      ${choices.length > 1 ? html`<fieldset><legend>What is to happen?</legend>${choices.map((each, at) => html`
        <label class="choice"><input type="radio" name="choice" value=${at} .checked=${at === this.chosen} @change=${() => this.#choose(at)}>${each.word}</label>`)}</fieldset>` : nothing}
      <p>${typeof choice.says === 'function' ? choice.says(to) : choice.says}</p>
      <p class="whom" role="status" data-affected=${this.affected !== null}>${this.affected ?? 'Asking whom it affects…'}</p>
      ${choice.fields.map((field) => keyed(`${this.chosen} ${field[0]}`, text(...field)))}
      ${text('by', 'Your name', { required: true, most: 100, value: sessionStorage.getItem(NAME) ?? '' })}
      <p class="refused" role="alert">${this.refused}</p>
      <div class="do"><button ?disabled=${this.affected === null}>${choice.word}</button><button type="button" class="plain" @click=${this.#close}>Not now</button></div>
    </form>`;
  }

  #choose(at) {
    this.chosen = at;
    this.refused = '';
  }

  #close = () => this.querySelector('dialog').close();

  #send = async (e) => {
    e.preventDefault();
    if (this.#busy) return;
    this.#busy = true;
    const choice = this.choices[this.chosen];
    const typed = Object.fromEntries([...new FormData(e.target)].filter(([name, value]) => name !== 'choice' && value.trim() !== ''));
    sessionStorage.setItem(NAME, typed.by ?? '');
    try {
      await post(`backbone/${choice.path}`, { ...choice.body(this.to), ...(choice.typed?.(typed) ?? typed) });
      this.dispatchEvent(new CustomEvent('ordered', { detail: `Ordered: ${choice.word}. ${this.to.name}.` }));
      this.#close();
    } catch (error) {
      this.refused = `${error.message} ${error.next ?? ''}`;
    }
    this.#busy = false;
  };
}
customElements.define('cg-order', Order);
