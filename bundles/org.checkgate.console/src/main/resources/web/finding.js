import { html, nothing } from 'lit';
import { cross, warning, note } from './icons.js';

const KINDS = { BLOCK: [cross, 'Blocks'], OVERRIDABLE: [warning, 'Needs a decision'], INFO: [note, 'For your information'] };

export function findings(list, total = list.length) {
  if (list.length === 0) return nothing;
  return html`<ul class="findings">${list.map((f) => {
    const [icon, word] = KINDS[f.severity];
    return html`<li class=${f.severity.toLowerCase()} data-finding=${f.code} data-severity=${f.severity}>
      <p><span class="severity">${icon} ${word}</span> <code>${f.code}</code></p>
      <p>${f.sentence}</p>
      ${f.next ? html`<p class="next">Next: ${f.next}</p>` : nothing}
    </li>`;
  })}${total > list.length ? html`<li class="info">and ${total - list.length} more; the roll's own document lists them all.</li>` : nothing}</ul>`;
}
