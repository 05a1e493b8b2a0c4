import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { cross, warning, note } from './icons.js';
import { count } from './words.js';
import './accept.js';
import './retry.js';

const KINDS = { BLOCK: [cross, 'Blocks'], OVERRIDABLE: [warning, 'Needs a decision'], INFO: [note, 'For your information'] };
// What staging found out about one file by reading it; reading it again may find something else.
const READ_AGAIN = new Set(['READ_ERROR', 'HASH_MISMATCH', 'SIZE_MISMATCH', 'FILE_CHANGED', 'STAGING_MISMATCH', 'STAGING_DAMAGED']);
// A card is still to be taken in at a glance when hundreds of files are missing.
const SHOWN = 5;

const key = (f) => `${f.code} ${f.path}`;

/** Whether a reason only repeats what a finding says, which stands on the card with its own words. */
export const told = (list, reason) => list.find((f) => f.severity !== 'INFO' && reason.includes(f.sentence));

/**
 * What was found, the gravest first; notes about single files wait until somebody asks.
 * @param list at most the first so many
 * @param more total: how many there are; roll: whose files can be tried again, and whose document lists all; retry: whether they can now
 */
export function findings(list, { total = list.length, roll, retry = false } = {}) {
  if (list.length === 0) return nothing;
  const asked = new Set();
  const item = (f) => {
    const again = retry && f.path && READ_AGAIN.has(f.code) && !asked.has(f.path);
    if (again) asked.add(f.path);
    return one(f, again ? roll : undefined, roll);
  };
  const first = list.filter((f) => f.severity !== 'INFO' || !f.path).slice(0, SHOWN);
  const others = list.filter((f) => !first.includes(f));
  const unseen = total - list.length;
  const notes = unseen === 0 && others.every((f) => f.severity === 'INFO');
  return html`${first.length ? html`<ul class="findings" aria-label="Findings">${repeat(first, key, item)}</ul>` : nothing}
    ${others.length ? html`<details class="more" data-more=${total - first.length}>
      <summary>${count(total - first.length, notes ? 'note about a file' : 'more finding', notes ? 'notes about files' : undefined)}</summary>
      <ul class="findings" aria-label="More findings">${repeat(others, key, item)}
        ${unseen ? html`<li class="info">${count(unseen, 'further finding')}: <a href=${`/api/v1/rolls/${roll}?without=files`}>the roll's own document</a> lists all of them.</li>` : nothing}
      </ul></details>` : nothing}`;
}

function one(f, again, roll) {
  const [icon, word] = KINDS[f.severity];
  return html`<li class=${f.severity.toLowerCase()} data-finding=${f.code} data-severity=${f.severity}>
    <p class="kind"><span class="severity">${icon} ${word}</span> <code>${f.code}</code></p>
    <p>${f.sentence}</p>
    ${f.next ? html`<p class="next"><b>What to do:</b> ${f.next}</p>` : nothing}
    ${f.severity === 'OVERRIDABLE' && roll ? html`<cg-accept .roll=${roll} .finding=${f}></cg-accept>` : nothing}
    ${again ? html`<cg-retry .roll=${again} .path=${f.path} .what=${f.path}></cg-retry>` : nothing}
  </li>`;
}
