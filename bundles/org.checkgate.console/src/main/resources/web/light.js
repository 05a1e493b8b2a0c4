import { html } from 'lit';
import { tick, cross, ring } from './icons.js';

/** A light: shape, word and reason; the colour only repeats them. "bad" means that waiting will not help. "why" may be said elsewhere. */
export function light(name, title, state, bad, why = state.why) {
  const [kind, icon, word] = state.on ? ['on', tick, 'Yes'] : bad ? ['bad', cross, 'No'] : ['off', ring, 'Not yet'];
  return html`<div class="light ${kind}" data-light=${name} data-on=${state.on} role="status" aria-live="polite" aria-atomic="true">
    <p class="word">${icon}<span>${title}</span><b>${word}</b></p>
    <p class="why">${why}</p>
  </div>`;
}
