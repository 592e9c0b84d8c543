/** What a launch from another system hands over: whose record is open there. */
export type Launch = { readonly patient: string; readonly needPatientBanner: boolean };

/** What was agreed for one grant: the FHIR base the token is for, and the launch it came with. */
export type Agreement = { readonly audience: string; readonly launch?: Launch };

/** Launch contexts waiting to be used, and the agreements of the grants made so far. */
export class Launches {
  private readonly open = new Map<string, Launch>();
  private readonly agreements = new Map<string, Agreement>();

  create(launch: Launch): string {
    const id = `launch-${this.open.size + 1}-${launch.patient}`;
    this.open.set(id, launch);
    return id;
  }

  find(id: string | undefined): Launch | undefined {
    return id === undefined ? undefined : this.open.get(id);
  }

  agree(grantId: string, agreement: Agreement): void {
    this.agreements.set(grantId, agreement);
  }

  of(grantId: string | undefined): Agreement | undefined {
    return grantId === undefined ? undefined : this.agreements.get(grantId);
  }
}
