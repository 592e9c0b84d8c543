import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

test('a DEBUG variable that names everything makes fhirclient print nothing, tokens least of all', () => {
  const folder = pathToFileURL(resolve(import.meta.dirname, '../../../electron/engine/smart')).href;
  const script = `
    const { beginAuthorisation, finishAuthorisation, refreshState } = await import('${folder}/adapter.ts');
    const { withTraffic } = await import('${folder}/traffic.ts');
    const discovery = { authorization_endpoint: 'http://127.0.0.1:1/a', token_endpoint: 'http://127.0.0.1:1/t', code_challenge_methods_supported: ['S256'] };
    const post = async () => ({ ok: true, value: { access_token: 'secret-token', refresh_token: 'r', scope: 'offline_access' } });
    await withTraffic({ discovery, post }, async () => {
      const asked = { iss: 'http://127.0.0.1:2', clientId: 'c', scope: 's', redirectUri: 'http://127.0.0.1:3/callback', state: 'state' };
      await refreshState(await finishAuthorisation(await beginAuthorisation(asked), asked.redirectUri, 'code'));
      console.log('finished');
    });`;
  const made = spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
    env: { ...process.env, DEBUG: '*' },
    encoding: 'utf8',
  });
  expect({ said: made.stdout.trim(), complained: made.stderr }).toEqual({ said: 'finished', complained: '' });
});
