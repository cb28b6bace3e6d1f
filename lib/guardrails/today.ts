/** The current date, `YYYY-MM-DD`, in UTC. Waivers and retirements depend on it; generated files do not. */
export const today = () => new Date().toISOString().slice(0, 10);
