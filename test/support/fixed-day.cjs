// Moves the clock to the day that the tests assume, because models retire and waivers expire. Time passes as usual.
const { Date: Real } = globalThis;
const shift = Real.parse('2026-11-23T12:00:00Z') - Real.now();

globalThis.Date = new Proxy(Real, {
  construct: (target, args, newTarget) =>
    args.length === 0 ? new target(target.now() + shift) : Reflect.construct(target, args, newTarget),
  get: (target, key) => (key === 'now' ? () => target.now() + shift : Reflect.get(target, key)),
});
