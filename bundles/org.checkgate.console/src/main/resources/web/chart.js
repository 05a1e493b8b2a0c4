import { html, svg } from 'lit';
import { bytes } from './words.js';

const WIDTH = 600;
const HEIGHT = 100;
const SPAN_MS = 600000;
// Where nobody looked for longer there is no line.
const GAP_MS = 5000;

/** A path over what was seen; broken where there was nothing to see. */
function path(history, value, top) {
  const end = history.at(-1)?.at;
  let d = '';
  let before = null;
  for (const point of history) {
    const y = value(point) ?? null;
    if (y !== null) {
      d += `${before !== null && point.at - before < GAP_MS ? 'L' : 'M'}${(WIDTH - ((end - point.at) / SPAN_MS) * WIDTH).toFixed(1)} ${(HEIGHT - (y / top) * HEIGHT).toFixed(1)}`;
    }
    before = y === null ? null : point.at;
  }
  return d;
}

const key = (kind, word) => html`<li><svg class="sample" viewBox="0 0 26 6" aria-hidden="true"><path class=${kind} d="M0 3H26"/></svg>${word}</li>`;

/** Cap and rates of the last ten minutes, in lines that differ without colour. */
export function chart(history, lanes, cap) {
  const top = Math.max(1, ...history.flatMap((point) => [point.cap ?? 0, ...point.rates])) * 1.08;
  const now = lanes.map((lane) => `${lane.lane} ${bytes(lane.bytesPerSecond)} a second`).join(', ');
  return html`<figure class="chart">
    <ul class="keys">${key('cap', cap === null ? 'Cap (none now)' : 'Cap')}${lanes.map((lane) => key(lane.lane, `To the ${lane.lane}`))}</ul>
    <div class="plot">
      <span class="scale">${history.length ? `${bytes(top)}/s` : ''}</span>
      <svg viewBox="0 -2 ${WIDTH} ${HEIGHT + 4}" preserveAspectRatio="none" role="img" aria-label=${`Cap and rates of the last ten minutes. Now: ${now}.`}>
        <path class="ground" d="M0 0H${WIDTH}M0 ${HEIGHT / 2}H${WIDTH}M0 ${HEIGHT}H${WIDTH}"/>
        ${lanes.map((lane, at) => svg`<path class=${lane.lane} d=${path(history, (point) => point.rates[at], top)}/>`)}
        <path class="cap" d=${path(history, (point) => point.cap, top)}/>
      </svg>
      <span class="ends"><span>10 minutes ago</span><span>now</span></span>
    </div>
  </figure>`;
}
