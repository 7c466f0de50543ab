using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OrderDesk.Data.Providers;

internal static class ContextOptions
{
    /// <summary>
    /// What both engines' options begin with. Whether the model has changes without a migration is asked by a test (ModelTests):
    /// EF Core would build the migrations' model and compare at every start.
    /// </summary>
    public static DbContextOptionsBuilder<T> Of<T>()
        where T : OrderDeskDb => new DbContextOptionsBuilder<T>().ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
}
