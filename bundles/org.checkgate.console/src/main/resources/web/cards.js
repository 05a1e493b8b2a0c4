import { LitElement, html, nothing } from 'lit';
import { get, post } from './api.js';
import { text } from './form.js';
import { count } from './words.js';

const ATTRIBUTES = [['camera', 'Camera'], ['model', 'Model'], ['mode', 'Sensor mode'], ['codec', 'Codec'], ['squeeze', 'Squeeze']];
// For as long as this window is open; the next person opens their own.
const NAME = 'checkgate.by';

const named = (card) => (card.camera ? `camera ${card.camera}` : 'a camera without a letter');

/** How a title's cameras were set up, and what persons say of it in place of what was read. */
class Cards extends LitElement {
  static properties = { sheet: { state: true }, chosen: { state: true }, trouble: { state: true }, said: { state: true } };

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  render() {
    const { sheet } = this;
    return html`<section class="panel cards" aria-labelledby="cards-title">
      <h2 id="cards-title">Camera format cards</h2>
      ${sheet && sheet.titles.length === 0 ? html`<p class="quiet">No clip with a picture has been described yet.</p>` : nothing}
      ${sheet?.titles.length ? html`<label class="pick">Title <select data-title @change=${(e) => this.#load(e.target.value)}>
        ${sheet.titles.map((title) => html`<option value=${title} ?selected=${title === sheet.title}>${title}</option>`)}</select></label>` : nothing}
      ${sheet?.cards.length ? html`<table class="stack cards-table">
        <thead><tr>${ATTRIBUTES.map(([, word]) => html`<th scope="col">${word}</th>`)}<th scope="col">Clips</th><th scope="col"><span class="unseen">Correct</span></th></tr></thead>
        <tbody>${sheet.cards.map((card) => this.#card(card))}</tbody></table>` : nothing}
      <p class="said" role="status">${this.said ?? ''}</p>
      ${this.trouble && !this.chosen ? html`<p class="refused" role="alert">${this.trouble}</p>` : nothing}
      <dialog aria-labelledby="card-title" @close=${() => (this.chosen = null)}>${this.chosen ? this.#form(this.chosen) : nothing}</dialog>
    </section>`;
  }

  #card(card) {
    return html`<tr data-card=${card.camera ?? ''}>${ATTRIBUTES.map(([name, word]) => {
    const right = card.corrections.find((one) => one.attribute === name);
    return html`<td data-attribute=${name} data-word=${word}>${right ? html`<b data-corrected>${right.value}</b><small>read: ${card[name] ?? 'missing'}; ${right.by}: ${right.reason}</small>
      <button class="plain" aria-label=${`Withdraw the correction of the ${name} of ${named(card)}`} @click=${() => this.#open({ card, correction: right })}>Withdraw…</button>` : card[name] ?? html`<span class="quiet">missing</span>`}</td>`;
  })}<td data-word="Clips">${card.clips.toLocaleString('en')}<small>${count(card.rolls, 'roll')}</small></td>
      <td><button class="plain" aria-label=${`Correct the card of ${named(card)}`} @click=${() => this.#open({ card })}>Correct…</button></td></tr>`;
  }

  #form({ card, correction }) {
    const fields = html`${text('by', 'Your name', { required: true, most: 100, value: sessionStorage.getItem(NAME) ?? '' })}
      ${text('reason', 'Reason', { required: true, most: 500, like: 'the camera report says so' })}
      <p class="refused" role="alert">${this.trouble ?? ''}</p>`;
    if (correction) {
      return html`<form data-withdraw @submit=${this.#send}><h2 id="card-title">Withdraw “${correction.value}”</h2>
        <p>What was read, ${card[correction.attribute] ?? 'nothing'}, holds again for all clips with this card.</p>${fields}
        <div class="do"><button>Withdraw</button><button type="button" class="plain" @click=${this.#close}>Not now</button></div></form>`;
    }
    return html`<form data-correct @submit=${this.#send}><h2 id="card-title">Correct the card of ${named(card)}</h2>
      <p>It holds for the ${count(card.clips, 'clip')} with this card and for those that come later, and is shown beside what was read. Files and lights stay as they are.</p>
      <label><span>What is wrong</span><select name="attribute">${ATTRIBUTES.map(([name, word]) => html`<option value=${name} ?selected=${name === 'squeeze'}>${word}: ${card[name] ?? 'missing'}</option>`)}</select></label>
      ${text('value', 'What is right', { required: true, most: 100, like: '2.0' })}${fields}
      <div class="do"><button>Correct</button><button type="button" class="plain" @click=${this.#close}>Not now</button></div></form>`;
  }

  async #open(chosen) {
    this.trouble = '';
    this.chosen = chosen;
    await this.updateComplete;
    this.querySelector('dialog').showModal();
  }

  #close = () => this.querySelector('dialog').close();

  #send = async (e) => {
    e.preventDefault();
    const typed = Object.fromEntries(new FormData(e.target));
    const { card, correction } = this.chosen;
    sessionStorage.setItem(NAME, typed.by);
    try {
      if (correction) {
        await post('cards/withdraw', { correction: correction.id, ...typed });
      } else {
        await post('cards/correct', { title: this.sheet.title, ...Object.fromEntries(ATTRIBUTES.map(([name]) => [name, card[name]])), ...typed });
      }
      this.#close();
      this.said = correction ? 'Withdrawn.' : 'Corrected.';
      await this.#load(this.sheet.title);
    } catch (error) {
      this.trouble = `${error.message} ${error.next ?? ''}`;
    }
  };

  async #load(title) {
    try {
      const wanted = title ?? (await get('cards')).titles[0];
      this.sheet = await get(wanted ? `cards?${new URLSearchParams({ title: wanted })}` : 'cards');
      this.trouble = '';
    } catch (e) {
      this.trouble = `${e.message} ${e.next ?? ''}`;
    }
  }
}
customElements.define('cg-cards', Cards);
