namespace OrderDesk.Core.Common;

/// <summary>When something is decided, and where new ids come from: all that a decision needs besides what it decides on.</summary>
public readonly record struct Moment(DateTime Now, IdSource Ids);
