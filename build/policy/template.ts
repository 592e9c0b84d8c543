import type { SettingState } from '../../electron/engine/policy/policy.ts';

/**
 * The Windows template of the policy: ADMX (which registry value is what) and ADML (its words), from the one table of
 * settings. Schema: learn.microsoft.com, "Group Policy ADMX Syntax Reference".
 */
type Shown = Pick<SettingState, 'name' | 'title' | 'help' | 'kind' | 'value'>;

const namespace = 'Concord.Policies.Concord';
const key = String.raw`SOFTWARE\Policies\Concord`;
const head = '<?xml version="1.0" encoding="utf-8"?>';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export function admx(settings: readonly Shown[]): string {
  return `${head}
<policyDefinitions xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <policyNamespaces>
    <target prefix="concord" namespace="${namespace}" />
    <using prefix="windows" namespace="Microsoft.Policies.Windows" />
  </policyNamespaces>
  <resources minRequiredRevision="1.0" />
  <categories>
    <category name="Concord" displayName="$(string.Concord)" />
  </categories>
  <policies>
${settings.map(policy).join('\n')}
  </policies>
</policyDefinitions>
`;
}

function policy({ name, kind }: Shown): string {
  return `    <policy name="${name}" class="Machine" displayName="$(string.${name})" explainText="$(string.${name}_Help)" presentation="$(presentation.${name})" key="${key}">
      <parentCategory ref="Concord" />
      <supportedOn ref="windows:SUPPORTED_Windows_10_0" />
      <elements>
${element(name, kind)}
      </elements>
    </policy>`;
}

function element(name: string, kind: Shown['kind']): string {
  switch (kind.is) {
    case 'whole':
      return `        <decimal id="${name}" valueName="${name}" minValue="${kind.min}" maxValue="${kind.max}" required="true" />`;
    case 'choice':
      return [
        `        <enum id="${name}" valueName="${name}" required="true">`,
        ...kind.options.map(
          ({ value }) =>
            `          <item displayName="$(string.${name}_${value})"><value><string>${value}</string></value></item>`,
        ),
        '        </enum>',
      ].join('\n');
    case 'text':
      return `        <text id="${name}" valueName="${name}" maxLength="${kind.maxLength}" required="true" />`;
  }
}

export function adml(settings: readonly Shown[]): string {
  const words = settings.flatMap(({ name, title, help, kind, value }) => [
    [name, title],
    [`${name}_Help`, `${help} Not configured: ${value}.`],
    ...(kind.is === 'choice' ? kind.options.map((option) => [`${name}_${option.value}`, option.words]) : []),
  ]);
  const strings = [['Concord', 'Concord'], ...words].map(
    ([id = '', text = '']) => `      <string id="${id}">${escaped(text)}</string>`,
  );
  return `${head}
<policyDefinitionResources xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <displayName>Concord</displayName>
  <description>Settings of Concord, made from the program's own table.</description>
  <resources>
    <stringTable>
${strings.join('\n')}
    </stringTable>
    <presentationTable>
${settings.map(presentation).join('\n')}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`;
}

function presentation({ name, title, kind }: Shown): string {
  const label = escaped(kind.is === 'whole' ? `${title} (${kind.unit})` : title);
  return `      <presentation id="${name}">
        ${control(name, label, kind)}
      </presentation>`;
}

function control(name: string, label: string, kind: Shown['kind']): string {
  switch (kind.is) {
    case 'whole':
      return `<decimalTextBox refId="${name}">${label}</decimalTextBox>`;
    case 'choice':
      return `<dropdownList refId="${name}" noSort="true">${label}</dropdownList>`;
    case 'text':
      return `<textBox refId="${name}"><label>${label}</label></textBox>`;
  }
}
