/** A kept token, session, grant or interaction, as oidc-provider hands it over. */
type Payload = Record<string, unknown> & {
  grantId?: string;
  uid?: string;
  consumed?: number;
  accountId?: string;
  exp?: number;
};

type Row = { payload: Payload; expiresAtMs: number };

const seconds = (): number => Math.floor(Date.now() / 1000);

/** Where the identity server keeps what it issued: in memory, open to the switches (expire, revoke). */
export class Vault {
  private readonly rows = new Map<string, Row>();

  /** The adapter class oidc-provider asks for, one instance a kind of thing. */
  adapter(): new (kind: string) => object {
    const { rows } = this;
    const read = (key: string): Payload | undefined => {
      const row = rows.get(key);
      return row === undefined || row.expiresAtMs < Date.now() ? undefined : row.payload;
    };
    return class {
      private readonly kind: string;
      constructor(kind: string) {
        this.kind = kind;
      }
      async upsert(id: string, payload: Payload, expiresIn?: number): Promise<void> {
        rows.set(`${this.kind}:${id}`, { payload, expiresAtMs: Date.now() + (expiresIn ?? 86_400) * 1000 });
      }
      async find(id: string): Promise<Payload | undefined> {
        return read(`${this.kind}:${id}`);
      }
      async findByUid(uid: string): Promise<Payload | undefined> {
        const mine = [...rows].filter(([key]) => key.startsWith(`${this.kind}:`));
        return mine.map(([key]) => read(key)).find((payload) => payload?.uid === uid);
      }
      async findByUserCode(): Promise<undefined> {
        return undefined;
      }
      async consume(id: string): Promise<void> {
        const payload = read(`${this.kind}:${id}`);
        if (payload !== undefined) payload.consumed = seconds();
      }
      async destroy(id: string): Promise<void> {
        rows.delete(`${this.kind}:${id}`);
      }
      async revokeByGrantId(grantId: string): Promise<void> {
        for (const [key, row] of rows)
          if (key.startsWith(`${this.kind}:`) && row.payload.grantId === grantId) rows.delete(key);
      }
    };
  }

  /** Every access token has expired; refresh tokens live on. Returns how many. */
  expireAccessTokens(): number {
    return this.drop((key) => key.startsWith('AccessToken:'));
  }

  /** Every token and grant is gone, of one person or of all; browser sessions too. Returns how many things went. */
  revoke(accountId: string | undefined): number {
    const kinds = /^(AccessToken|RefreshToken|AuthorizationCode|Grant|Session):/;
    return this.drop(
      (key, row) => kinds.test(key) && (accountId === undefined || row.payload.accountId === accountId),
    );
  }

  private drop(goes: (key: string, row: Row) => boolean): number {
    const gone = [...this.rows].filter(([key, row]) => goes(key, row));
    for (const [key] of gone) this.rows.delete(key);
    return gone.length;
  }
}
