import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InteractionDetails, Provider } from 'oidc-provider';
import { readBody } from '../http/body.ts';
import { audienceOf, type IdentityOptions } from './configuration.ts';
import type { Launches } from './launches.ts';
import { messagePage, sendPage, signInPage } from './pages.ts';
import { password, personNamed } from './people.ts';
import { everyScope } from './scopes.ts';

/** What the interaction pages need to know. */
export type Interacting = {
  readonly provider: Provider;
  readonly options: IdentityOptions;
  readonly launches: Launches;
  /** Scopes that may be granted now; everything when null. */
  readonly narrowTo: () => readonly string[] | null;
};

/** The grant of one authorisation: what was asked, less what the switch holds back. */
async function grant(around: Interacting, details: InteractionDetails, accountId: string): Promise<string> {
  const { client_id: clientId = '', scope = '', aud = '', launch: launchId } = details.params;
  const made = new around.provider.Grant({ accountId, clientId });
  const allowed = around.narrowTo();
  for (const one of scope.split(' ').filter((each) => everyScope.includes(each))) {
    if (allowed === null || allowed.includes(one)) made.addOIDCScope(one);
    else made.rejectOIDCScope(one);
  }
  const grantId = await made.save();
  const launch = around.launches.find(launchId);
  around.launches.agree(grantId, { audience: aud, ...(launch === undefined ? {} : { launch }) });
  return grantId;
}

type Finish = (result: object) => Promise<void>;

async function signIn(
  around: Interacting,
  details: InteractionDetails,
  body: URLSearchParams,
): Promise<object | string> {
  const person = personNamed(body.get('username') ?? '');
  if (person === undefined || body.get('password') !== password)
    return 'The username or password is not right.';
  const grantId = await grant(around, details, person.username);
  return { login: { accountId: person.username }, consent: { grantId } };
}

/** Pages of one interaction: the sign-in form, what it posts, and the cancel button. */
export async function interact(
  around: Interacting,
  uid: string,
  action: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { provider, options } = around;
  const details = await provider.interactionDetails(request, response);
  if (details.uid !== uid)
    return sendPage(response, 400, messagePage('Sign-in has moved on', 'Start again in Concord.'));
  const finish: Finish = (result) =>
    provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  const audience = audienceOf(options, details.params['aud'])?.name ?? 'this record';
  if (action === 'cancel' && request.method === 'POST')
    return finish({ error: 'access_denied', error_description: 'The person cancelled the sign-in' });
  if (action === 'login' && request.method === 'POST') {
    const result = await signIn(around, details, new URLSearchParams(await readBody(request)));
    return typeof result === 'string'
      ? sendPage(response, 401, signInPage(uid, audience, result))
      : finish(result);
  }
  // Signed in already: the second record needs no second typing.
  const known = details.prompt.name === 'consent' ? details.session?.accountId : undefined;
  if (known !== undefined) return finish({ consent: { grantId: await grant(around, details, known) } });
  sendPage(response, 200, signInPage(uid, audience));
}
