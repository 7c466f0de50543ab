using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication.BearerToken;
using OrderDesk.Web.Catalog;
using OrderDesk.Web.Customers;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Inventory;
using OrderDesk.Web.Jobs;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Shipping;
using OrderDesk.Web.Vendors;

namespace OrderDesk.Web.Api;

/// <summary>Every body and answer of the API; how to read and write them is generated when the program is built.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PlaceBody))]
[JsonSerializable(typeof(StatusBody))]
[JsonSerializable(typeof(PayBody))]
[JsonSerializable(typeof(CancelBody))]
[JsonSerializable(typeof(CompleteBody))]
[JsonSerializable(typeof(LinesBody))]
[JsonSerializable(typeof(ShipBody))]
[JsonSerializable(typeof(ReasonBody))]
[JsonSerializable(typeof(TrackBody))]
[JsonSerializable(typeof(HoldBody))]
[JsonSerializable(typeof(NoteBody))]
[JsonSerializable(typeof(PriorityBody))]
[JsonSerializable(typeof(AdjustmentBody))]
[JsonSerializable(typeof(ReceiptBody))]
[JsonSerializable(typeof(ChangeAnswer))]
[JsonSerializable(typeof(PaidAnswer))]
[JsonSerializable(typeof(CancelledAnswer))]
[JsonSerializable(typeof(FulfillmentMadeAnswer))]
[JsonSerializable(typeof(FulfillmentsAnswer))]
[JsonSerializable(typeof(HeldAnswer))]
[JsonSerializable(typeof(ValidationAnswer))]
[JsonSerializable(typeof(OrderListAnswer))]
[JsonSerializable(typeof(OrderDetailAnswer))]
[JsonSerializable(typeof(TimelineListAnswer))]
[JsonSerializable(typeof(HistoryListAnswer))]
[JsonSerializable(typeof(ReasonsAnswer))]
[JsonSerializable(typeof(ProductAnswer))]
[JsonSerializable(typeof(PageAnswer<ProductAnswer>))]
[JsonSerializable(typeof(CategoriesAnswer))]
[JsonSerializable(typeof(PageAnswer<StockAnswer>))]
[JsonSerializable(typeof(PageAnswer<MovementAnswer>))]
[JsonSerializable(typeof(LevelAnswer))]
[JsonSerializable(typeof(CustomerAnswer))]
[JsonSerializable(typeof(PageAnswer<CustomerAnswer>))]
[JsonSerializable(typeof(PageAnswer<VendorAnswer>))]
[JsonSerializable(typeof(PageAnswer<SubOrderRowAnswer>))]
[JsonSerializable(typeof(HubsAnswer))]
[JsonSerializable(typeof(WaveBody))]
[JsonSerializable(typeof(WavePreviewAnswer))]
[JsonSerializable(typeof(WaveMadeAnswer))]
[JsonSerializable(typeof(PageAnswer<WaveAnswer>))]
[JsonSerializable(typeof(WaveDetailAnswer))]
[JsonSerializable(typeof(WaveEndedAnswer))]
[JsonSerializable(typeof(ScanBody))]
[JsonSerializable(typeof(ScanAnswer))]
[JsonSerializable(typeof(ShortPickBody))]
[JsonSerializable(typeof(ShortPickAnswer))]
[JsonSerializable(typeof(PageAnswer<AuditAnswer>))]
[JsonSerializable(typeof(AuditProofAnswer))]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(RefreshRequest))]
[JsonSerializable(typeof(RegisterRequest))]
[JsonSerializable(typeof(PasswordRequest))]
[JsonSerializable(typeof(RegisteredAnswer))]
[JsonSerializable(typeof(MeAnswer))]
[JsonSerializable(typeof(AccessTokenResponse))]
[JsonSerializable(typeof(JobsAnswer))]
[JsonSerializable(typeof(JobStartedAnswer))]
[JsonSerializable(typeof(OutboxAnswer))]
[JsonSerializable(typeof(MessageReasonBody))]
[JsonSerializable(typeof(MessageSettledAnswer))]
internal sealed partial class ApiJsonTypes : JsonSerializerContext;
