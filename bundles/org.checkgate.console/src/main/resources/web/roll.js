import { LitElement, html, nothing } from 'lit';
import { light } from './light.js';
import { findings, told } from './finding.js';
import { bytes, count, LIGHTS, STATES, STEPS } from './words.js';
import { tick, ring, cross, clock, play } from './icons.js';
import './back.js';
import './clips.js';
import './inspected.js';
import './look.js';
import './retry.js';
import './until.js';

const SHAPES = { DONE: tick, RUNNING: play, READY: ring, WAITING: clock, BLOCKED: cross };
const LANES = [['staging', 'Staging', ['staging', 'read-back'], 'staging'], ['backbone', 'Backbone', ['backbone'], 'cloud']];

class Roll extends LitElement {
  static properties = { roll: { attribute: false }, present: { attribute: false }, lanes: { attribute: false }, open: { attribute: false } };

  createRenderRoot() {
    return this;
  }

  render() {
    const r = this.roll;
    const bad = r.findings.some((f) => f.severity !== 'INFO');
    const steps = new Map(r.steps.map((s) => [s.step, s]));
    const described = steps.get('INSPECT')?.state === 'DONE';
    return html`<section class="roll ${bad ? 'held' : ''}" data-roll=${r.roll} data-roll-id=${r.id} aria-label=${`Roll ${r.roll}`}>
      <div class="title">
        <h3>${r.roll}</h3><span class="chip">${r.kind}</span>${r.delivery > 1 ? html`<span class="chip">delivery ${r.delivery}</span>` : nothing}
        <span class="size">${count(r.files, 'file')} · ${bytes(r.bytes)}</span>
      </div>
      <div class="lights">${LIGHTS.map(([name, title], at) => light(name, title, r.lights[name], bad, this.#why(name, at)))}</div>
      ${findings(r.findings, { total: r.findingsCount, roll: r.id, retry: this.present })}
      <ol class="steps" aria-label="Stations">${STEPS.map(([name, word]) => this.#step(name, word, steps.get(name)))}</ol>
      ${r.steps.filter((s) => s.reason).map((s) => this.#reason(s))}
      <div class="ways">${LANES.map((lane) => this.#way(...lane))}</div>
      ${r.proven.staging + r.proven.cloud + r.proven.archive > 0 ? html`<cg-look .roll=${r}></cg-look>` : nothing}
      ${r.proven.archive > 0 ? html`<cg-back .roll=${r}></cg-back>` : nothing}
      ${described ? html`<cg-inspected .roll=${r}></cg-inspected>` : nothing}
      ${described ? html`<cg-clips .roll=${r} .open=${this.open && !bad} .seen=${steps.get('RENDER')?.state}></cg-clips>` : nothing}
    </section>`;
  }

  // One fault keeps all three dark, and holds stations: its sentence is read once.
  #why(name, at) {
    const { why, on } = this.roll.lights[name];
    const same = at > 0 && !on && LIGHTS.slice(0, at).find(([before]) => this.roll.lights[before].why === why);
    if (same) return `For the same reason as “${same[1]}”.`;
    return !on && told(this.roll.findings, why) ? 'NOT safe, keep the drive. What was found stands below, with what to do.' : why;
  }

  #reason(step) {
    const word = STEPS.find(([name]) => name === step.step)[1];
    const again = step.step === 'STAGE' && this.present && (step.state === 'BLOCKED' || step.state === 'WAITING');
    const found = told(this.roll.findings, step.reason);
    const reason = found ? `${step.reason.slice(0, step.reason.indexOf(found.sentence))}see what was found.` : step.reason;
    return html`<div class="reason ${step.state.toLowerCase()}" data-reason=${step.step}>
      <p><b>${word} ${step.state === 'READY' ? 'comes next' : STATES[step.state]}.</b> ${reason}${step.notBefore ? html` Tried again by itself <cg-until .at=${step.notBefore}></cg-until>.` : nothing}</p>
      ${again ? html`<cg-retry .roll=${this.roll.id} .what=${`all that is not staged of ${this.roll.roll}`}></cg-retry>` : nothing}
    </div>`;
  }

  #step(name, word, step) {
    const state = step?.state ?? 'NONE';
    const says = STATES[state] ?? 'not yet';
    return html`<li class=${state.toLowerCase()} data-step=${name} data-state=${state} title=${step?.reason || says}>
      ${SHAPES[state] ?? ring}<span>${word}</span><small>${state === 'BLOCKED' ? 'held' : state === 'WAITING' ? 'waits' : says}</small></li>`;
  }

  #way(name, word, lanes, tier) {
    const r = this.roll;
    const now = this.lanes.filter((l) => lanes.includes(l.lane));
    const through = r.moved[tier] + now.filter((l) => l.lane === name).reduce((sum, l) => sum + l.done, 0);
    const rate = now.reduce((sum, l) => sum + l.bytesPerSecond, 0);
    const whole = r.proven[tier] === r.files && r.files > 0;
    if (tier === 'staging' && r.clearedAt) return this.#cleared(name, word);
    return html`<div class="way" data-way=${name}>
      <span class="name">${word}</span>
      <progress max=${Math.max(1, r.bytes)} value=${whole ? r.bytes : Math.min(through, r.bytes)} class=${whole ? 'whole' : ''} aria-label=${`${word} of ${r.roll}`}></progress>
      <span class="numbers"><b>${r.proven[tier]} of ${r.files}</b> proven · ${bytes(Math.min(through, r.bytes))}${rate ? html` · <b>${bytes(rate)}/s</b>` : nothing}</span>
    </div>`;
  }

  // It is green without staging; when it no longer is, its drive is asked for once more.
  #cleared(name, word) {
    const r = this.roll;
    const again = this.present && !r.lights.SAFE_TO_UNPLUG.on;
    return html`<div class="way" data-way=${name} data-cleared=${r.clearedAt}>
      <span class="name">${word}</span>
      <span title=${r.clearedAt}>cleared from staging on ${r.clearedAt.slice(0, 10)}; it rests on cloud and archive</span>
      ${again ? html`<cg-retry .roll=${r.id} .what=${`all of ${r.roll}`}></cg-retry>` : nothing}
    </div>`;
  }
}
customElements.define('cg-roll', Roll);
