namespace OrderDesk.Web.Widgets;

/// <summary>A reason to choose: its code on the wire and its words.</summary>
public sealed record ReasonOption(string Code, string Label);

/// <summary>What a <see cref="ConfirmPanel"/> was told; the reason is empty when none was asked for.</summary>
public sealed record ConfirmAnswer(string Reason, string Note, RunTicket Ticket);
