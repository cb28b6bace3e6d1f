import { isIP } from 'node:net';
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { INSIDE, OUTSIDE } from '../../lib/verify/checks';
import type { Format } from '../../lib/report/formats';
import type { AzureOptions } from '../azure/options';

/** The options of `stamps verify`. */
export interface VerifyOptions extends AzureOptions {
  readonly project: string;
  readonly format: Format;
  readonly outside?: true;
  readonly tokens: boolean;
  /** Lists and terms, as written. */
  readonly canary: readonly string[];
  readonly skip: readonly string[];
  /** The address of a DNS server, with or without a port. */
  readonly resolver?: string;
  /** In seconds. */
  readonly timeout: number;
  /** In seconds. */
  readonly wait: number;
  readonly strict?: true;
  readonly today: string;
  /** A stand-in for all accounts, for tests. */
  readonly connectTo?: { readonly address: string; readonly port: number };
}

/** Adds the options that only `stamps verify` has. */
export const withVerifyOptions = (program: Command): Command =>
  program
    .option('--outside', 'check from outside the network that the accounts refuse all requests')
    .option('--no-tokens', 'leave out the checks that cost tokens')
    .addOption(
      new Option('--canary <list=term>', 'a term that a blocklist must block; can be repeated')
        .argParser(oneMore)
        .default([], 'none'),
    )
    .addOption(new Option('--skip <check>', 'a check to leave out; can be repeated').argParser(skip).default([], 'none'))
    .option(
      '--resolver <address>',
      'the DNS server to ask, such as 10.0.0.4 or 10.0.0.4:53 (default: that of the system)',
      server,
    )
    .option('--timeout <seconds>', 'how long to wait for an answer; for a model, three times as long', seconds(1), 10)
    .option(
      '--wait <seconds>',
      'how long to wait for a role that was just assigned, and for the record of a request',
      seconds(0),
      30,
    )
    .addOption(
      new Option('--connect-to <address>', 'the address of a stand-in for accounts, for tests').argParser(loopback).hideHelp(),
    );

const oneMore = (text: string, before: readonly string[]): readonly string[] => [...before, text];

/** The terms to try, by the key of their list; undefined if an option has another form. Commander would quote it, with the term. */
export function canariesIn(texts: readonly string[]): ReadonlyMap<string, string> | undefined {
  const parts = texts.map((text) => /^([^=]+)=\s*(\S.*)$/.exec(text));
  if (parts.includes(null)) return undefined;
  return new Map(parts.map((part) => [part?.[1] ?? '', part?.[2]?.trim() ?? '']));
}

/** The IDs of the checks that can be left out. The first ones find the addresses that all others need. */
export const CHECK_IDS: readonly string[] = [...INSIDE.slice(1), ...OUTSIDE.slice(1)].map(({ id }) => id);

function skip(text: string, before: readonly string[]): readonly string[] {
  if (!CHECK_IDS.includes(text)) throw new InvalidArgumentError(`It must be one of ${CHECK_IDS.join(', ')}.`);
  return [...before, text];
}

function server(text: string): string {
  const [, address = '', port] = /^(\d+(?:\.\d+){3})(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (isIP(text) === 6) return text;
  if (isIP(address) === 0 || !isPort(port ?? '53'))
    throw new InvalidArgumentError('It must be an IP address, or an IPv4 address with a port.');
  return text;
}

const isPort = (text: string) => Number(text) > 0 && Number(text) < 65_536;

const seconds =
  (least: number) =>
  (text: string): number => {
    const number = Number(text);
    if (text.trim() === '' || !Number.isFinite(number) || number < least || number > 600)
      throw new InvalidArgumentError(`It must be a number of seconds from ${least} to 600.`);
    return number;
  };

function loopback(text: string): { readonly address: string; readonly port: number } {
  const [, port] = /^127\.0\.0\.1:(\d+)$/.exec(text) ?? [];
  if (port === undefined) throw new InvalidArgumentError('It must be 127.0.0.1 with a port.');
  return { address: '127.0.0.1', port: Number(port) };
}
