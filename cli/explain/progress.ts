/** Nothing is shown before this time, in milliseconds. */
const PATIENCE = 2000;

/** Shows on a terminal how much of a long piece of work is done. */
export class Progress {
  private readonly start = Date.now();
  private isShown = false;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  /** Shows the state in words, if the work takes long. */
  show(state: string): void {
    if (!this.stream.isTTY || Date.now() - this.start < PATIENCE) return;
    this.stream.write(`\r${state}`);
    this.isShown = true;
  }

  /** Removes what is shown. */
  end(): void {
    if (this.isShown) this.stream.write('\r\u001B[K');
  }
}
