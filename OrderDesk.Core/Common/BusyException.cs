namespace OrderDesk.Core.Common;

/// <summary>A read found no room in time. A use case that has not done anything yet lets it pass: whoever asked hears <see cref="CommonErrors.Busy"/>.</summary>
public class BusyException(string message) : Exception(message);
