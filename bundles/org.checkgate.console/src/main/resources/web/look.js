import { html, nothing } from 'lit';
import { get } from './api.js';
import { Form } from './form.js';
import { when } from './moments.js';

const TIERS = { staging: 'Staging', cloud: 'Cloud', archive: 'Archive' };
const stamp = (at) => html`<time datetime=${at} title=${at}>${when(at)}</time>`;

/** Says when what is proven of a roll was last looked at, and lets a person have it looked at again. */
class Look extends Form {
  static properties = { roll: { attribute: false }, seen: { state: true }, said: { state: true }, refused: { state: true } };

  render() {
    return html`<details class="person" data-look=${this.roll.id} @toggle=${(e) => e.target.open && this.#look()}>
      <summary>Look at it again…</summary>
      ${this.seen ? this.#form(this.seen) : nothing}
      ${this.answer()}
    </details>`;
  }

  #form(tiers) {
    if (tiers.length === 0) return html`<p>Nothing of it is proven anywhere, so that there is nothing to look at.</p>`;
    return html`<ul class="looks" aria-label="When it was looked at">${tiers.map((t) => html`<li data-tier=${t.tier}><b>${TIERS[t.tier]}</b> ${this.#last(t)}</li>`)}</ul>
      <form @submit=${this.#send}>
        <p>All that is proven of <b>${this.roll.roll}</b> is looked at from the beginning, before what nobody asked for: cloud and archive are asked for each file, staging is read. It may take hours.
          Lights stay as they are until something is found wrong. That is dark at once, for every delivery that rests on the same object, and comes back from another proven copy.</p>
        <button>Look at it again</button>
      </form>`;
  }

  #last({ lookedAt, askedAt, begunAt }) {
    const last = lookedAt ? html`looked at ${stamp(lookedAt)}` : 'not looked at since it was proven';
    if (begunAt) return html`${last}; under way since ${stamp(begunAt)}`;
    return askedAt ? html`${last}; asked for ${stamp(askedAt)} and not begun yet` : last;
  }

  #send = async (e) => {
    await this.send(e, `rolls/${this.roll.id}/scrub`, 'Asked for; the activity tells what comes of it.');
    await this.#look();
  };

  async #look() {
    try {
      this.seen = (await get(`rolls/${this.roll.id}/scrub`)).tiers;
    } catch (e) {
      this.refused = true;
      this.said = `${e.message} ${e.next ?? ''}`;
    }
  }
}
customElements.define('cg-look', Look);
