// Makes a fresh clone runnable, then hands over to the pinned Node. Plain JavaScript with no dependency, because it runs
// before anything is installed and on the machine's own Node (20 or newer).

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.concord-lock');
const busyFile = join(root, 'out', 'installing.pid');

/** The oldest Node that runs TypeScript by itself, for platforms on which npm carries no Node 24. */
const stripsTypes = [22, 18];

/** Everything said before the program starts goes to stderr: stdout belongs to the program. */
function say(text) {
  process.stderr.write(`${text}\n`);
}

function giveUp(text) {
  say(text);
  process.exit(1);
}

/** Installs when needed, then runs a TypeScript file with Node 24 and takes over its exit code. */
export async function boot(file, args = []) {
  refuseOldNode();
  await ensureInstalled();
  const node = findNode();
  process.exitCode = await handOver(node, [join(root, file), ...args]);
}

function refuseOldNode() {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < 20)
    giveUp(`Concord needs Node 20 or newer to set itself up; this is Node ${process.versions.node}.`);
}

function wantedStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`;
}

function installedStamp() {
  try {
    return readFileSync(stampFile, 'utf8').trim();
  } catch {
    return '';
  }
}

async function ensureInstalled() {
  const wanted = wantedStamp();
  if (installedStamp() === wanted) return;
  await takeTurn();
  try {
    if (installedStamp() === wanted) return;
    if (!matchesLock()) install();
    writeFileSync(stampFile, `${wanted}\n`);
  } finally {
    rmSync(busyFile, { force: true });
  }
}

/** Two commands started at once on a fresh clone must not install over each other: the second waits for the first. */
async function takeTurn() {
  mkdirSync(dirname(busyFile), { recursive: true });
  for (;;) {
    try {
      writeFileSync(busyFile, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isAlive(busyPid())) await new Promise((done) => setTimeout(done, 300));
    else rmSync(busyFile, { force: true });
  }
}

function busyPid() {
  try {
    return Number(readFileSync(busyFile, 'utf8'));
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** True where `npm install` was run by hand and left exactly what the lock file asks for. */
function matchesLock() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const have = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(([path, entry]) => {
      if (path === '') return true;
      if (have[path] === undefined) return entry.optional === true && !nodeForThisMachine(path);
      return have[path].integrity === entry.integrity && existsSync(join(root, path, 'package.json'));
    });
  } catch {
    return false;
  }
}

function nodeForThisMachine(path) {
  return nodePackages().some((name) => path === `node_modules/${name}`);
}

/** The names under which npm carries Node for this machine; Apple's own processors have theirs under another one. */
function nodePackages() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  return [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`];
}

function install() {
  say('Setting up: installing the packages the lock file names (a minute or so, once).');
  // --loglevel is given because `npm run --silent` passes its silence on, and then a failure would explain nothing.
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const npm = npmCommand();
  const options = { cwd: root, encoding: 'utf8', shell: npm.shell };
  const result = spawnSync(npm.command, [...npm.first, ...args, '--loglevel=error'], options);
  if (result.error !== undefined) {
    giveUp(
      `Set-up stopped: npm could not be started (${result.error.code}). It comes with Node; is it on the PATH?`,
    );
  }
  if (result.status !== 0) explainInstall(`${result.stdout}${result.stderr}`);
}

function npmCommand() {
  const cli = process.env.npm_execpath ?? '';
  if (/npm-cli\.c?js$/.test(cli) && existsSync(cli))
    return { command: process.execPath, first: [cli], shell: false };
  const windows = process.platform === 'win32';
  return { command: windows ? 'npm.cmd' : 'npm', first: [], shell: windows };
}

function explainInstall(output) {
  say(output.trim());
  const network = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|CERT_|SELF_SIGNED/.test(
    output,
  );
  giveUp(
    network
      ? 'Set-up stopped: the npm registry could not be reached. Check the network, the proxy and npm\'s "registry" setting, then run the same command again.'
      : 'Set-up stopped: npm could not install what the lock file names; its own words are above.',
  );
}

function findNode() {
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const bundled = nodePackages().map((name) => join(modules, name, 'bin', program));
  const found = bundled.find((path) => existsSync(path));
  if (found !== undefined) return found;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > stripsTypes[0] || (major === stripsTypes[0] && minor >= stripsTypes[1]))
    return process.execPath;
  return giveUp(
    `Concord runs on Node 24. npm has no Node for ${process.platform}-${process.arch}, so install Node 24 (or at least ${stripsTypes.join('.')}) and run the same command again; this is Node ${process.versions.node}.`,
  );
}

function handOver(node, args) {
  const path = [dirname(node), join(modules, '.bin'), process.env.PATH ?? ''].join(delimiter);
  const child = spawn(node, args, { stdio: 'inherit', env: { ...process.env, PATH: path } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((done) => {
    child.on('error', (error) => giveUp(`Node at ${node} could not be started (${error.code}).`));
    child.on('exit', (code, signal) => done(code ?? (signal === null ? 1 : 128 + signalNumber(signal))));
  });
}

function signalNumber(signal) {
  return { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 0;
}
