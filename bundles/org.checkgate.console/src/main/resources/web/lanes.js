import { LitElement, html } from 'lit';
import { bytes, remaining } from './words.js';

const NAMES = { staging: 'Drive → staging', 'read-back': 'Reading back', backbone: 'Staging → cloud', archive: 'Cloud → archive' };
// The two that matter are always there, so that an idle one is seen to be idle.
const ALWAYS = ['staging', 'backbone'];

class Lanes extends LitElement {
  static properties = { lanes: { attribute: false } };

  createRenderRoot() {
    return this;
  }

  render() {
    const names = [...new Set([...ALWAYS, ...this.lanes.map((l) => l.lane)])];
    return html`<section class="panel lanes" aria-labelledby="lanes-title">
      <h2 id="lanes-title">On the move</h2>
      ${names.map((name) => this.#lane(name, this.lanes.filter((l) => l.lane === name)))}
    </section>`;
  }

  #lane(name, moving) {
    const rate = moving.reduce((sum, l) => sum + l.bytesPerSecond, 0);
    return html`<div class="lane" data-lane=${name}>
      <h3>${NAMES[name] ?? name}<span class="rate">${moving.length ? `${bytes(rate)}/s` : 'idle'}</span></h3>
      ${moving.map((l) => html`
        <div class="moving">
          <span class="file" title=${l.file}><b>${l.roll}</b> ${l.file}</span>
          <progress max=${Math.max(1, l.total)} value=${l.done} aria-label=${`${l.roll} ${l.file}`}></progress>
          <span class="numbers"><span>${bytes(l.done)} of ${bytes(l.total)}</span><span>${remaining(l)}</span></span>
        </div>`)}
    </div>`;
  }
}
customElements.define('cg-lanes', Lanes);
