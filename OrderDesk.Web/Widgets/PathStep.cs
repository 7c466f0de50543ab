namespace OrderDesk.Web.Widgets;

/// <summary>Where a step of a <see cref="ProgressPath"/> stands.</summary>
public enum PathState { Done, Now, Ahead, Skipped, Stopped }

/// <summary>One step of a path: its word, where it stands, when it was reached, or a note ("by Tue 24 Nov").</summary>
public sealed record PathStep(string Label, PathState State, DateTimeOffset? At = null, string? Note = null);
