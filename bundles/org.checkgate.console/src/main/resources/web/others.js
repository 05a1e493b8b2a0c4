import { html, nothing } from 'lit';
import { get } from './api.js';
import { Form, text } from './form.js';
import { count } from './words.js';

const SHOWN = 200;

/** What lies on a drive and belongs to no roll, and what persons say about it. */
class Others extends Form {
  static properties = { drive: { attribute: false }, total: { attribute: false }, undecided: { attribute: false }, seen: { state: true }, said: { state: true }, refused: { state: true } };

  // Somebody else may have decided meanwhile; what is dismissed here is what is shown here.
  updated(changed) {
    if ((changed.has('total') || changed.has('undecided')) && this.querySelector('details').open) this.#look();
  }

  render() {
    const left = this.undecided === 0 ? ', dismissed' : this.undecided < this.total ? `, ${this.undecided} not dismissed` : '';
    return html`<details class="others" data-others=${this.total} data-undecided=${this.undecided} @toggle=${(e) => e.target.open && this.#look()}>
      <summary>${count(this.total, 'other file')} that ${this.total === 1 ? 'belongs' : 'belong'} to no roll${left}</summary>
      ${this.seen ? this.#list(this.seen) : html`<p class="quiet">Asking…</p>`}
      ${this.answer()}
    </details>`;
  }

  #list({ other, dismissed }) {
    const decided = new Map(dismissed.map((one) => [one.path, one]));
    const undecided = other.filter((path) => !decided.has(path));
    const shown = [...undecided, ...decided.keys()].slice(0, SHOWN);
    return html`<ul>${shown.map((path) => this.#file(path, decided.get(path)))}</ul>
      ${other.length > SHOWN ? html`<p class="quiet">and ${other.length - SHOWN} more.</p>` : nothing}
      ${undecided.length ? this.#dismiss(undecided.length) : nothing}`;
  }

  #file(path, decision) {
    return html`<li><code>${path}</code>${decision ? html` <span class="quiet">dismissed by ${decision.by}: ${decision.reason}</span>` : nothing}</li>`;
  }

  #dismiss(undecided) {
    return html`<details class="person" data-dismiss>
      <summary>Dismiss…</summary>
      <form @submit=${(e) => this.#send(e, undecided)}>
        <p>These files are <b>not copied</b>. Who dismisses ${undecided === 1 ? 'it' : `all ${undecided}`} says that nobody here needs ${undecided === 1 ? 'it' : 'them'}:
          the drive may turn green without ${undecided === 1 ? 'it' : 'them'}, and its light names you and your reason.</p>
        ${text('by', 'Your name', { required: true, most: 100 })}
        ${text('reason', 'Reason', { required: true, most: 500, like: 'private notes of the crew' })}
        <button>Dismiss ${count(undecided, 'file')}</button>
      </form>
    </details>`;
  }

  #send = async (e, undecided) => {
    await this.send(e, `drives/${this.drive}/dismiss`, `Noted: ${count(undecided, 'file')} dismissed.`, { all: true, count: undecided });
    await this.#look();
  };

  async #look() {
    try {
      this.seen = await get(`drives/${this.drive}?without=files`);
    } catch (e) {
      this.refused = true;
      this.said = `${e.message} ${e.next ?? ''}`;
    }
  }
}
customElements.define('cg-others', Others);
