import { html, nothing } from 'lit';
import { get } from './api.js';
import { Form, text } from './form.js';
import { count, day } from './words.js';

const NAMED = 5;

/** Lets a person sign a shoot day off, and says before that what the signature covers: the day as it is shown here, and no other. */
class Sign extends Form {
  static properties = { drive: { attribute: false }, seen: { state: true }, said: { state: true }, refused: { state: true } };

  render() {
    return html`<details class="person" data-sign @toggle=${(e) => e.target.open && this.#look()}>
      <summary>Sign off the day…</summary>
      ${this.seen ? this.#ask(this.seen) : html`<p class="quiet">Asking…</p>`}
      ${this.answer()}
    </details>`;
  }

  #ask(seen) {
    const named = html`<b>${seen.title}</b> · ${day(seen.day)} · ${seen.unit}`;
    if (seen.unproven.length) {
      const names = seen.unproven.slice(0, NAMED).map((u) => u.roll).join(', ');
      const more = seen.unproven.length - NAMED;
      return html`<p data-unproven=${seen.unproven.length}>${named} cannot be signed off yet: ${seen.archived} of ${count(seen.rolls, 'roll')} ${seen.archived === 1 ? 'is' : 'are'} proven in the archive, not ${names}${more > 0 ? ` and ${more} more` : nothing}. What ${seen.unproven.length === 1 ? 'it lacks' : 'they lack'} stands beside ${seen.unproven.length === 1 ? 'it' : 'them'}.</p>`;
    }
    const one = seen.rolls === 1;
    return html`<form @submit=${this.#sign}>
      <p>Your signature covers ${one ? 'the one roll' : html`all <b>${seen.rolls}</b> rolls`} of ${named}, proven in the archive, and none that comes later.
        Checkgate may then free ${one ? 'its' : 'their'} place in staging: <code>freeAfterHours</code> later (72, unless it was set otherwise), or as soon as another roll needs the room. Cloud and archive keep ${one ? 'it' : 'them'}.</p>
      ${text('by', 'Your name', { required: true, most: 100 })}
      <button>Sign off the day</button>
    </form>`;
  }

  #sign = async (e) => {
    await this.send(e, 'days/sign', 'Thank you; the day is signed off.', { title: this.seen.title, day: this.seen.day, unit: this.seen.unit, lastRoll: this.seen.lastRoll });
    // Whoever was refused is shown the day as it is now before they can sign again.
    if (this.refused) await this.#look();
  };

  async #look() {
    const { title, day: of, unit } = this.drive;
    try {
      this.seen = await get(`days/${[title, of, unit].map(encodeURIComponent).join('/')}`);
    } catch (e) {
      this.refused = true;
      this.said = `${e.message} ${e.next ?? ''}`;
    }
  }
}
customElements.define('cg-sign', Sign);
