/** Sources that do not agree on who this is: said on every screen of the case until somebody settles it. */
export function IdentityWarnings({ warnings }: { readonly warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <div className="identity-warning" role="alert">
      {warnings.map((warning) => (
        <p key={warning} className="strong">
          {warning}
        </p>
      ))}
    </div>
  );
}
