/** A line on a terminal that shows how far a command is. Elsewhere, nothing is written. */
export class Progress {
  constructor(
    private readonly what: string,
    private readonly stream: NodeJS.WriteStream = process.stderr,
  ) {}

  show(count: number): void {
    if (this.stream.isTTY) this.stream.write(`\r${this.what}: ${count}\u001b[K`);
  }

  end(): void {
    if (this.stream.isTTY) this.stream.write('\r\u001b[K');
  }
}
